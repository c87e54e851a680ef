// SPDX-License-Identifier: MIT

/** What a call to a computer ended in. Nothing else comes out of src/app/remote: no exception, no raw answer. */
export type Outcome<T> = { readonly kind: 'ok'; readonly value: T } | Failure;

/**
 * The ways a call fails. `gatewayFailed`: Windows Admin Center's gateway could not be asked, or is in trouble itself.
 * `unreachable`: the gateway gets no session with the computer. `needsCredentials`: refused, or the prompt was cancelled.
 * `accessDenied`: the account may not do this. `notAllowed`: the gateway does not let this person reach the computer.
 * `commandMissing`: the endpoint lacks our command (JEA). `notInRole`: so it is with a command for administrators, which the
 * endpoint might have and not show to this role. `moduleOutdated`: the endpoint's module speaks another contract.
 * `stateChanged`: a write found the computer otherwise than planned and wrote nothing. `changedWhileWriting`: it was as
 * planned, but between two steps of the write somebody stored another value, so the write stopped there. `wrongComputer`:
 * another computer answers to the name; nothing was written. `notInList`: the name is none of the administrator's
 * connections, so nothing was sent. `notLoaded`: the gateway no longer gives this page the command's text, so nothing was
 * sent. `scriptFailed`: the computer's own error. `badAnswer`: the answer did not fit the schema, first at `path`.
 * `timedOut`: a read without an answer. `outcomeUnknown`: a write without a complete answer: only reading back can tell.
 */
export const failureKinds = [
    'gatewayFailed',
    'unreachable',
    'needsCredentials',
    'accessDenied',
    'commandMissing',
    'moduleOutdated',
    'stateChanged',
    'changedWhileWriting',
    'wrongComputer',
    'notInList',
    'notLoaded',
    'scriptFailed',
    'badAnswer',
    'timedOut',
    'outcomeUnknown',
    'notAllowed',
    'notInRole'
] as const;
export type FailureKind = (typeof failureKinds)[number];

export interface Failure {
    readonly kind: FailureKind;
    /** The computer's or the gateway's own words; null where there are none. */
    readonly words: string | null;
    /** PowerShell's error id without the command's name, or the gateway's error code or `HTTP` and its status; null where there is none. */
    readonly errorId: string | null;
    /** Where a bad answer went wrong, such as `inbound.required`. */
    readonly path?: string;
}
