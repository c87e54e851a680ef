// SPDX-License-Identifier: MIT
// The only English outside the strings file: what exports say of their empty cells. It is data, and the same in every language, so
// that whoever works with exports of several administrators can look for it.
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
