// SPDX-License-Identifier: MIT
import type { Sentences } from './sentence';

/** Where the wordings come from: docs/languages.md. */
export const romance: readonly Sentences[] = [
    {
        // French
        badNetworkPath: ["le chemin réseau n'a pas été trouvé", "le chemin d'accès réseau est introuvable", 'chemin réseau introuvable'],
        nameNotFound: ['le nom de réseau est introuvable', 'le nom du réseau est introuvable', 'nom de réseau introuvable'],
        accessDenied: ['accès refusé', "l'accès est refusé"],
        networkAccessDenied: ['accès réseau refusé', "l'accès au réseau est refusé", "l'accès réseau est refusé", 'accès au réseau refusé'],
        invalidNetworkResponse: [
            "le serveur spécifié ne peut pas exécuter l'opération demandée",
            "le serveur spécifié ne peut pas exécuter l'opération requise"
        ],
        sessionEnded: [
            "une erreur réseau inattendue s'est produite",
            "le nom de réseau spécifié n'est plus disponible",
            "le nom réseau spécifié n'est plus disponible",
            'erreur réseau inattendue',
            "la ressource ou le périphérique réseau spécifié n'est plus disponible"
        ],
        wrongPassword: ["le mot de passe réseau spécifié n'est pas correct", 'le mot de passe réseau spécifié est incorrect'],
        logonFailure: [
            "le nom d'utilisateur ou le mot de passe est incorrect",
            "nom d'utilisateur inconnu ou mot de passe incorrect",
            "le compte spécifié n'existe pas"
        ],
        driveInUse: [
            "le nom de l'appareil local est déjà utilisé",
            'le nom de périphérique local est déjà utilisé',
            'nom de périphérique local déjà utilisé'
        ],
        timedOut: [
            "le délai d'expiration du sémaphore a expiré",
            'le délai de temporisation de sémaphore a expiré',
            "cette opération s'est terminée car le délai d'attente a expiré"
        ],
        guestBlocked: ["bloquent l'accès invité non authentifié", 'accès invité non authentifié'],
        smb1Only: ['ce partage nécessite le protocole smb1 obsolète', 'protocole smb1 obsolète'],
        invalidSignature: ['signature non valide', 'signature numérique non valide'],
        credentialConflict: ['plusieurs connexions à un serveur ou à une ressource partagée par le même utilisateur'],
        lanManager: ["le compte n'est pas autorisé à se connecter depuis cette station"],
        notSupported: ["cette demande n'est pas prise en charge"],
        tooManyConnections: ["il n'est plus possible d'établir une connexion avec cet ordinateur distant en ce moment"],
        noProvider: [
            "le chemin réseau est erroné ou n'existe pas, ou le fournisseur réseau n'est pas disponible",
            "soit il n'y a pas de réseau, soit le réseau n'a pas démarré"
        ],
        extendedError: ["une erreur étendue s'est produite"],
        badAddress: ["le format du nom réseau spécifié n'est pas valide", 'adresse réseau non valide'],
        connectionRefused: ['le système distant a refusé la connexion réseau'],
        unreachable: ["l'emplacement réseau ne peut pas être atteint"],
        connectionReset: ['la connexion réseau a été arrêtée par le système local'],
        noLogonServers: [
            "nous n'avons pas pu vous connecter avec ces informations d'identification, car votre domaine n'est pas disponible"
        ],
        noLogonSession: ["une ouverture de session spécifiée n'existe pas"],
        accountRestriction: [
            "des restrictions de compte d'utilisateur empêchent cet utilisateur de se connecter",
            "votre compte comporte des restrictions des heures d'accès qui vous empêchent de vous connecter",
            "cet utilisateur n'est pas autorisé à se connecter sur cet ordinateur"
        ],
        accountUnusable: [
            'le mot de passe de ce compte a expiré',
            'cet utilisateur ne peut pas se connecter, car ce compte est actuellement désactivé',
            "le compte de l'utilisateur a expiré",
            "le mot de passe de l'utilisateur doit être modifié avant la première connexion",
            'le compte référencé est actuellement verrouillé'
        ],
        logonType: ["l'utilisateur ne bénéficie pas du type d'ouverture de session demandé sur cet ordinateur"],
        targetName: ['le nom du compte cible est incorrect'],
        clockSkew: ["l'heure et la date ne sont pas les mêmes entre le client et le serveur"],
        domainTrust: [
            "la base de données de sécurité du serveur n'a pas de compte d'ordinateur pour la relation d'approbation",
            "la relation d'approbation entre le domaine principal et le domaine approuvé a échoué",
            "la relation d'approbation entre cette station de travail et le domaine principal a échoué"
        ],
        ntlmBlocked: ["l'authentification a échoué, car l'authentification ntlm est désactivée"]
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
        logonFailure: ['el nombre de usuario o la contraseña no son correctos', 'nombre de usuario desconocido o contraseña incorrecta'],
        driveInUse: ['el nombre del dispositivo local ya está en uso', 'el nombre de dispositivo local ya está en uso'],
        timedOut: ['el período de tiempo de espera del semáforo ha expirado', 'se agotó el tiempo de espera del semáforo'],
        guestBlocked: ['acceso de invitado no autenticado', 'acceso de invitados no autenticados'],
        lanManager: ['la cuenta no está autorizada para iniciar sesión desde esta estación'],
        invalidSignature: ['firma no válida'],
        guestSigning: ['carpeta compartida porque el equipo está configurado para requerir la firma smb'],
        credentialConflict: ['servidor o recurso compartido compatible por el mismo usuario, usando más de un nombre de usuario']
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
        logonFailure: ['nome utente o password non corretta', 'nome utente sconosciuto o password errata'],
        timedOut: ['periodo di timeout del semaforo scaduto'],
        connectionReset: ['connessione in rete terminata dal sistema locale']
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
        logonFailure: [
            'o nome de usuário ou a senha está incorreto',
            'nome de usuário ou senha incorretos',
            'nome de usuário desconhecido ou senha incorreta'
        ],
        invalidNetworkResponse: ['o servidor especificado não pode executar a operação solicitada'],
        timedOut: ['o tempo limite do semáforo expirou'],
        connectionReset: ['foi forçado o cancelamento de uma conexão existente']
    },
    {
        // Portuguese of Portugal
        badNetworkPath: ['o caminho de rede não foi encontrado'],
        nameNotFound: ['não é possível localizar o nome da rede', 'não foi possível localizar o nome de rede'],
        sessionEnded: ['o nome de rede especificado já não está disponível']
    }
];
