// SPDX-License-Identifier: MIT
import type { Sentences } from '../../sentences/sentence';

/** The sentences as they are quoted, without a number that says the same. Where from: docs/languages.md. */
export const romanceQuotations: readonly Sentences[] = [
    {
        // French
        badNetworkPath: ["Le chemin réseau n'a pas été trouvé.", "Le chemin d'accès réseau est introuvable.", 'Chemin réseau introuvable.'],
        nameNotFound: ['Le nom de réseau est introuvable.', 'Le nom du réseau est introuvable.', 'Nom de réseau introuvable.'],
        accessDenied: ['Accès refusé.', "L'accès est refusé."],
        networkAccessDenied: [
            'Accès réseau refusé.',
            "L'accès au réseau est refusé.",
            "L'accès réseau est refusé.",
            'Accès au réseau refusé.'
        ],
        invalidNetworkResponse: [
            "Le serveur spécifié ne peut pas exécuter l'opération demandée.",
            "Le serveur spécifié ne peut pas exécuter l'opération requise."
        ],
        sessionEnded: [
            "Une erreur réseau inattendue s'est produite.",
            "Le nom de réseau spécifié n'est plus disponible.",
            "Le nom réseau spécifié n'est plus disponible.",
            "La ressource ou le périphérique réseau spécifié n'est plus disponible."
        ],
        wrongPassword: ["Le mot de passe réseau spécifié n'est pas correct.", 'Le mot de passe réseau spécifié est incorrect.'],
        logonFailure: [
            "Échec d'ouverture de session : nom d'utilisateur inconnu ou mot de passe incorrect",
            "Le nom d'utilisateur ou le mot de passe est incorrect.",
            "Le compte spécifié n'existe pas."
        ],
        driveInUse: [
            "Le nom de l'appareil local est déjà utilisé.",
            'Le nom de périphérique local est déjà utilisé.',
            'Nom de périphérique local déjà utilisé.'
        ],
        timedOut: [
            "Le délai d'expiration du sémaphore a expiré.",
            'Le délai de temporisation de sémaphore a expiré.',
            "Cette opération s'est terminée car le délai d'attente a expiré."
        ],
        guestBlocked: [
            "Vous ne pouvez pas accéder à ce dossier partagé, car les stratégies de sécurité de votre entreprise bloquent l'accès invité non authentifié. Ces stratégies contribuent à la protection de votre pc contre les périphériques non sécurisés ou malveillants du réseau"
        ],
        smb1Only: [
            "Vous ne pouvez pas vous connecter au partage de fichier, car il n'est pas sécurisé. Ce partage nécessite le protocole SMB1 obsolète qui n'est pas sûr et qui expose votre systèmes aux attaques."
        ],
        invalidSignature: ['Signature non valide.', 'Signature numérique non valide.'],
        credentialConflict: [
            'Plusieurs connexions à un serveur ou à une ressource partagée par le même utilisateur, en utilisant plus d’un nom utilisateur, ne sont pas autorisées.'
        ],
        lanManager: ["Le compte n'est pas autorisé à se connecter depuis cette station."],
        notSupported: ["Cette demande n'est pas prise en charge."],
        tooManyConnections: [
            'Il n’est plus possible d’établir une connexion avec cet ordinateur distant en ce moment car il y a déjà autant de connexions que l’ordinateur peut en accepter.'
        ],
        noProvider: [
            'Le chemin réseau est erroné ou n’existe pas, ou le fournisseur réseau n’est pas disponible à présent. Entrez le chemin de nouveau, ou contactez votre administrateur réseau.',
            "Soit il n'y a pas de réseau, soit le réseau n'a pas démarré."
        ],
        extendedError: ["Une erreur étendue s'est produite."],
        badAddress: ["Le format du nom réseau spécifié n'est pas valide.", 'Adresse réseau non valide.'],
        connectionRefused: ['Le système distant a refusé la connexion réseau.'],
        unreachable: ["L'emplacement réseau ne peut pas être atteint."],
        connectionReset: ['La connexion réseau a été arrêtée par le système local.'],
        noLogonServers: [
            "Nous n'avons pas pu vous connecter avec ces informations d'identification, car votre domaine n'est pas disponible."
        ],
        noLogonSession: ['Une ouverture de session spécifiée n’existe pas. Elle est peut-être déjà terminée.'],
        accountRestriction: [
            'Votre compte comporte des restrictions des heures d’accès qui vous empêchent de vous connecter pour le moment.',
            "Des restrictions de compte d'utilisateur empêchent cet utilisateur de se connecter.",
            "Cet utilisateur n'est pas autorisé à se connecter sur cet ordinateur."
        ],
        accountUnusable: [
            'Le compte référencé est actuellement verrouillé et il se peut qu’il ne soit pas possible de s’y connecter.',
            'Le mot de passe de ce compte a expiré.',
            'Cet utilisateur ne peut pas se connecter, car ce compte est actuellement désactivé.',
            "Le compte de l'utilisateur a expiré.",
            "Le mot de passe de l'utilisateur doit être modifié avant la première connexion."
        ],
        logonType: [
            'Échec d’ouverture de session : l’utilisateur ne bénéficie pas du type d’ouverture de session demandé sur cet ordinateur.'
        ],
        targetName: ['Le nom du compte cible est incorrect.'],
        clockSkew: ["L'heure et la date ne sont pas les mêmes entre le client et le serveur."],
        domainTrust: [
            'La base de données de sécurité du serveur n’a pas de compte d’ordinateur pour la relation d’approbation avec cette station de travail.',
            "La relation d'approbation entre le domaine principal et le domaine approuvé a échoué.",
            "La relation d'approbation entre cette station de travail et le domaine principal a échoué."
        ],
        ntlmBlocked: ["L'authentification a échoué, car l'authentification NTLM est désactivée."]
    },
    {
        // Spanish
        badNetworkPath: [
            'No se ha encontrado la ruta de acceso de la red.',
            'No se encontró la ruta de acceso de la red.',
            'No se encontró la ruta de acceso de red.'
        ],
        nameNotFound: ['No se encuentra el nombre de red especificado.'],
        accessDenied: ['Acceso denegado.'],
        networkAccessDenied: ['Se deniega el acceso a la red.', 'Acceso denegado a la red.', 'Acceso a la red denegado.'],
        invalidNetworkResponse: [
            'El servidor especificado no puede ejecutar la operación solicitada.',
            'El servidor especificado no puede realizar la operación solicitada.'
        ],
        sessionEnded: [
            'El nombre de red especificado ya no está disponible',
            'Se produjo un error de red inesperado.',
            'Error inesperado de red.'
        ],
        wrongPassword: [
            'System.Security.Cryptography.CryptographicException: La contraseña de red especificada no es válida',
            'La contraseña de red especificada no es correcta.'
        ],
        logonFailure: [
            'Error de inicio de sesión: nombre de usuario desconocido o contraseña incorrecta.',
            'El nombre de usuario o la contraseña no son correctos.'
        ],
        driveInUse: ['El nombre del dispositivo local ya está en uso.', 'El nombre de dispositivo local ya está en uso.'],
        timedOut: ['El período de tiempo de espera del semáforo ha expirado.', 'Se agotó el tiempo de espera del semáforo.'],
        guestBlocked: ['Acceso de invitado no autenticado.', 'Acceso de invitados no autenticados.'],
        lanManager: ['La cuenta no está autorizada para iniciar sesión desde esta estación.'],
        invalidSignature: ['Firma no válida.'],
        guestSigning: [
            'No puedes acceder a esta carpeta compartida porque el equipo está configurado para requerir la firma SMB. Estas directivas ayudan a proteger el equipo de dispositivos malintencionados o no seguros en la red.'
        ],
        credentialConflict: [
            'Las conexiones múltiples para un servidor o recurso compartido compatible por el mismo usuario, usando más de un nombre de usuario, no están permitidas.'
        ]
    },
    {
        // Italian
        badNetworkPath: ['Impossibile trovare il percorso di rete.'],
        nameNotFound: ['Impossibile trovare il nome della rete.', 'Impossibile trovare il nome di rete.'],
        accessDenied: ['Accesso negato.'],
        networkAccessDenied: ['Accesso alla rete negato.'],
        guestBlocked: [
            "Non puoi accedere a questa cartella condivisa perché i criteri di sicurezza dell'organizzazione bloccano l'accesso guest non autenticato."
        ],
        sessionEnded: ['Il nome di rete specificato non è più disponibile.'],
        wrongPassword: ['La password di rete specificata non è corretta.'],
        logonFailure: ['Accesso non riuscito: nome utente sconosciuto o password errata.', 'Nome utente o password non corretta.'],
        timedOut: ['Periodo di timeout del semaforo scaduto'],
        connectionReset: ['Connessione in rete terminata dal sistema locale']
    },
    {
        // Portuguese of Brazil
        badNetworkPath: ['O caminho da rede não foi encontrado.', 'Caminho de rede não encontrado.'],
        nameNotFound: ['O nome de rede não foi encontrado.', 'Nome da rede não encontrado.', 'O nome da rede não foi encontrado.'],
        accessDenied: ['Acesso negado.'],
        networkAccessDenied: ['Acesso à rede negado.'],
        guestBlocked: [
            'Você não pode acessar a pasta compartilhada porque as politicas de segurança da sua organização bloqueia o acesso de convidado não autenticado'
        ],
        sessionEnded: ['O nome da rede especificado não está mais disponível'],
        wrongPassword: ['A senha de rede especificada não está correta.'],
        logonFailure: [
            'Nome de usuário ou senha incorretos',
            'Falha de logon: nome de usuário desconhecido ou senha incorreta.',
            'O nome de usuário ou a senha está incorreto.'
        ],
        invalidNetworkResponse: ['O servidor especificado não pode executar a operação solicitada.'],
        timedOut: ['O tempo limite do semáforo expirou'],
        connectionReset: ['Foi forçado o cancelamento de uma conexão existente.']
    },
    {
        // Portuguese of Portugal
        badNetworkPath: ['O caminho de rede não foi encontrado.'],
        nameNotFound: ['Não é possível localizar o nome da rede.', 'Não foi possível localizar o nome de rede.'],
        sessionEnded: ['O nome de rede especificado já não está disponível.']
    }
];
