// SPDX-License-Identifier: MIT

/** The gateway's body of a failed request, with the code and words of the real one where they are known. */
export interface GatewayError {
    readonly error: { readonly code: string; readonly message: string };
}

/** No WinRM session could be opened. Words and code: the gateway's event log, as administrators quote it in public issues. */
export function computerUnreachable(name: string): GatewayError {
    return gatewayError(
        'PSRemotingTransportException',
        `Connecting to remote server ${name} failed with the following error message : WinRM cannot complete the operation. Verify that the specified ` +
            'computer name is valid, that the computer is accessible over the network, and that a firewall exception for the WinRM service is enabled and ' +
            'allows access from this computer.'
    );
}

/** The computer refused the account. The SDK then asks the shell for another one and repeats the request. */
export function credentialsWanted(): GatewayError {
    return gatewayError('Unauthorized', 'Access is denied.');
}

/** The gateway's own access list leaves this person out. That it says so in this way is what the SDK's Net.isForbidden reads. */
export function notAllowed(): object {
    return { error: { ...gatewayError('Forbidden', 'You are not allowed to connect to this computer.').error, forbidden: 'Forbidden' } };
}

export function computerUnknown(name: string): GatewayError {
    return gatewayError('NotFound', `There is no computer ${name} here. GET /dev/computers lists them.`);
}

/** A request that the real gateway may know and this one does not. Browser tests fail on it. */
export function notImplemented(method: string, path: string): GatewayError {
    return gatewayError(
        'NotImplemented',
        `The development gateway does not answer ${method} ${path}. Add a handler in dev-gateway/handlers.`
    );
}

export function badRequest(message: string): GatewayError {
    return gatewayError('BadRequest', message);
}

export function forbidden(message: string): GatewayError {
    return gatewayError('Forbidden', message);
}

function gatewayError(code: string, message: string): GatewayError {
    return { error: { code, message } };
}
