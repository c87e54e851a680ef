// SPDX-License-Identifier: MIT
import type { Sentences } from './sentence';

/** Where the wordings come from: docs/languages.md. */
export const romance: readonly Sentences[] = [
    {
        // French
        badNetworkPath: ["le chemin réseau n'a pas été trouvé", "le chemin d'accès réseau est introuvable", 'chemin réseau introuvable'],
        nameNotFound: ['le nom de réseau est introuvable', 'le nom du réseau est introuvable', 'nom de réseau introuvable'],
        accessDenied: ['accès refusé', "l'accès est refusé"],
        networkAccessDenied: ['accès réseau refusé', "l'accès au réseau est refusé", "l'accès réseau est refusé"],
        invalidNetworkResponse: [
            "le serveur spécifié ne peut pas exécuter l'opération demandée",
            "le serveur spécifié ne peut pas exécuter l'opération requise"
        ],
        sessionEnded: [
            "une erreur réseau inattendue s'est produite",
            "le nom de réseau spécifié n'est plus disponible",
            "le nom réseau spécifié n'est plus disponible"
        ],
        wrongPassword: ["le mot de passe réseau spécifié n'est pas correct", 'le mot de passe réseau spécifié est incorrect'],
        logonFailure: ["le nom d'utilisateur ou le mot de passe est incorrect"],
        driveInUse: ["le nom de l'appareil local est déjà utilisé", 'le nom de périphérique local est déjà utilisé'],
        timedOut: ["le délai d'expiration du sémaphore a expiré", 'le délai de temporisation de sémaphore a expiré'],
        guestBlocked: ["bloquent l'accès invité non authentifié", 'accès invité non authentifié'],
        smb1Only: ['ce partage nécessite le protocole smb1 obsolète', 'protocole smb1 obsolète'],
        invalidSignature: ['signature non valide', 'signature numérique non valide']
    },
    {
        // Spanish
        badNetworkPath: [
            'no se ha encontrado la ruta de acceso de la red',
            'no se encontró la ruta de acceso de la red',
            'no se encontró la ruta de acceso de red'
        ],
        nameNotFound: ['no se encuentra el nombre de red especificado'],
        accessDenied: ['acceso denegado'],
        networkAccessDenied: ['se deniega el acceso a la red', 'acceso denegado a la red', 'acceso a la red denegado'],
        invalidNetworkResponse: [
            'el servidor especificado no puede ejecutar la operación solicitada',
            'el servidor especificado no puede realizar la operación solicitada'
        ],
        sessionEnded: [
            'se produjo un error de red inesperado',
            'error inesperado de red',
            'el nombre de red especificado ya no está disponible'
        ],
        wrongPassword: ['la contraseña de red especificada no es correcta', 'la contraseña de red especificada no es válida'],
        logonFailure: ['el nombre de usuario o la contraseña no son correctos'],
        driveInUse: ['el nombre del dispositivo local ya está en uso', 'el nombre de dispositivo local ya está en uso'],
        timedOut: ['el período de tiempo de espera del semáforo ha expirado'],
        guestBlocked: ['acceso de invitado no autenticado', 'acceso de invitados no autenticados'],
        lanManager: ['la cuenta no está autorizada para iniciar sesión desde esta estación'],
        invalidSignature: ['firma no válida']
    },
    {
        // Italian
        badNetworkPath: ['impossibile trovare il percorso di rete'],
        nameNotFound: ['impossibile trovare il nome della rete', 'impossibile trovare il nome di rete'],
        accessDenied: ['accesso negato'],
        networkAccessDenied: ['accesso alla rete negato'],
        guestBlocked: ["bloccano l'accesso guest non autenticato", 'accesso guest non autenticato'],
        sessionEnded: ['il nome di rete specificato non è più disponibile'],
        wrongPassword: ['la password di rete specificata non è corretta'],
        logonFailure: ['nome utente o password non corretta']
    },
    {
        // Portuguese of Brazil
        badNetworkPath: ['o caminho da rede não foi encontrado', 'caminho de rede não encontrado'],
        nameNotFound: ['o nome de rede não foi encontrado', 'nome da rede não encontrado', 'o nome da rede não foi encontrado'],
        accessDenied: ['acesso negado'],
        networkAccessDenied: ['acesso à rede negado'],
        guestBlocked: ['acesso de convidado não autenticado'],
        sessionEnded: ['o nome da rede especificado não está mais disponível'],
        wrongPassword: ['a senha de rede especificada não está correta'],
        logonFailure: ['o nome de usuário ou a senha está incorreto'],
        invalidNetworkResponse: ['o servidor especificado não pode executar a operação solicitada']
    },
    {
        // Portuguese of Portugal
        badNetworkPath: ['o caminho de rede não foi encontrado'],
        nameNotFound: ['não é possível localizar o nome da rede', 'não foi possível localizar o nome de rede']
    }
];
