// SPDX-License-Identifier: MIT
// What exports say of their empty cells, and checklists of a control. It is data, in English in every language and so not among the
// strings, so that whoever works with exports of several administrators can look for it.
export const exportWords = {
    notReported: 'not reported',
    couldNotBeRead: 'could not be read',
    /** A computer of the list. */
    clusterIsNoComputer: 'a cluster is not a computer: add its nodes',
    stoppedBeforeRead: 'stopped before it was read',
    notReadYet: 'not read yet',
    /** A computer of a run. */
    computerNotRead: 'the computer could not be read: see reason',
    notReadBack: 'what was found: not read back',
    notBegun: 'what was found: not begun',
    /** A device. */
    noAnswer: 'no answer in SMB 2 or 3',
    encryptionNotSaid: 'encryption: the device did not say',
    notConnected: 'address: not connected',
    noAlias: 'canonicalName: the name is no alias, or DNS did not tell',
    /** An event. */
    noPeer: 'peer: the event names none',
    requiredNotSaid: 'alreadyRequired: the event does not say',
    notRecognised: 'verdict, direction, peer: the event was not recognised'
} as const;

/** What checklists for auditors' tools say of a control. */
export const checklistWords = {
    pass: 'As required.',
    fails: 'Not as required.',
    registryReports: 'In force, but not stored in the registry where this check looks.',
    notApplicable: 'Not applicable.',
    notKnown: 'Not known.',
    because: {
        otherWindows: 'The baseline is for another Windows.',
        otherRole: 'The control is for another role.',
        noDomain: 'The computer is not a member of a domain.',
        settingMissing: 'This Windows does not have the setting.',
        windowsUnknown: 'Which Windows it is could not be read.',
        roleUnknown: 'The role could not be read.',
        domainUnknown: 'Whether the computer is a member of a domain could not be read.',
        unread: 'This tool does not read it.',
        unreadable: 'It could not be read.',
        oldModule: 'The PowerShell module on the computer is too old to read it.',
        storedUnread: 'This tool reads what is in force, and not what is stored.',
        storedOnly: 'It is stored, but not in force.',
        byDefault: 'It is the default of Windows.'
    },
    inForce: 'In force',
    stored: 'Stored',
    notStored: 'not stored',
    wanted: 'Required',
    readAt: 'Read at'
} as const;
