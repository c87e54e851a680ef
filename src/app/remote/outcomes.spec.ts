// SPDX-License-Identifier: MIT
import { failureOfThrown, GatewayAnswer, outcomeOfAnswer } from './outcomes';

const command = 'Enable-SmbInboundSigningRequirement';

describe('an answer', () => {
    const error = (message: string, more: object = {}): GatewayAnswer => ({
        completed: 'True',
        results: [],
        errors: [{ errorType: 'RemoteException', message, ...more }]
    });
    const cases: readonly [string, readonly GatewayAnswer[], object][] = [
        ['with one result is that result', [{ completed: 'True', results: [{ a: 1 }] }], { kind: 'ok', value: { a: 1 } }],
        ['may give its result bare', [{ completed: 'True', results: { a: 1 } }], { kind: 'ok', value: { a: 1 } }],
        [
            'in parts is put together',
            [{ completed: 'False' }, { completed: 'False', results: [] }, { completed: 'True', results: [5] }],
            { kind: 'ok', value: 5 }
        ],
        ['that was not completed is no answer', [{ completed: 'False', results: [{ a: 1 }] }], { kind: 'badAnswer', path: 'completed' }],
        ['without a result is no answer', [{ completed: 'True' }], { kind: 'badAnswer', path: 'results' }],
        ['with two results is no answer', [{ completed: 'True', results: [1, 2] }], { kind: 'badAnswer', path: 'results' }],
        ['that is nothing is no answer', [], { kind: 'badAnswer', path: 'completed' }],
        [
            'with an error in an early part is that error',
            [
                { completed: 'False', errors: [{ message: 'boom' }] },
                { completed: 'True', results: [1] }
            ],
            { kind: 'scriptFailed', words: 'boom' }
        ],
        [
            'takes the error id from the end of the message',
            [error('It moved. [SmbSigning:StateChanged]')],
            { kind: 'stateChanged', words: 'It moved.', errorId: 'StateChanged' }
        ],
        [
            'tells somebody who wrote meanwhile from somebody who did before',
            [error('It moved under way. [SmbSigning:ChangedWhileWriting]')],
            { kind: 'changedWhileWriting', words: 'It moved under way.', errorId: 'ChangedWhileWriting' }
        ],
        [
            'takes the error id that the gateway gives',
            [error('It moved.', { fullyQualifiedErrorId: 'StateChanged,Set-SigningRequirement' })],
            { kind: 'stateChanged' }
        ],
        [
            'keeps brackets that are not our marker, and takes no type for an error id',
            [error('Zugriff auf [C:\\Daten] [x]')],
            { kind: 'scriptFailed', words: 'Zugriff auf [C:\\Daten] [x]', errorId: null }
        ],
        [
            'knows a refusal of the SMB cmdlets',
            [error('Zugriff verweigert [SmbSigning:Windows System Error 5]')],
            { kind: 'accessDenied', words: 'Zugriff verweigert' }
        ],
        [
            'knows a refusal by its HRESULT',
            [error('Acc\u00e8s refus\u00e9', { detailRecord: { hResult: -2147024891 } })],
            { kind: 'accessDenied' }
        ],
        ['knows a missing command by its name', [error(`The term 'SmbSigning\\${command}' is not recognized`)], { kind: 'notInRole' }],
        ['knows it in another language', [error(`Die Benennung \u201e${command}\u201c wurde nicht erkannt`)], { kind: 'notInRole' }],
        ["takes no mention of the command's name for its absence", [error(`${command}: disk full`)], { kind: 'scriptFailed' }],
        [
            'takes no other missing command for ours',
            [error(`The term 'x' is not recognized`, { fullyQualifiedErrorId: 'CommandNotFoundException' })],
            { kind: 'scriptFailed' }
        ],
        [
            'knows an older module by a missing parameter',
            [error('no such parameter', { fullyQualifiedErrorId: 'NamedParameterNotFound,X' })],
            { kind: 'moduleOutdated' }
        ],
        ['survives an error that is no record', [{ completed: 'True', errors: [null] }], { kind: 'scriptFailed', words: '' }]
    ];
    it('tells a command that only administrators have from one that nobody has', () => {
        const missing = (name: string): unknown => outcomeOfAnswer([error(`The term '${name}' is not recognized`)], name);
        const kinds = ['Get-SmbSigningEvidence', 'Test-SmbDevice', 'Test-SmbDevicePort', 'Reset-SmbInboundAudit'].map(missing);
        expect(kinds.map(one => (one as { kind: string }).kind)).toEqual(['commandMissing', 'commandMissing', 'notInRole', 'notInRole']);
    });
    for (const [what, parts, expected] of cases) {
        it(what, () => expect(outcomeOfAnswer(parts, command)).toEqual(jasmine.objectContaining(expected)));
    }
});

describe('what the SDK throws', () => {
    const ajax = (status: number, response: unknown): object => ({ name: 'AjaxError', message: `ajax error ${status}`, status, response });
    const gateway = (code: string, message: string): object => ({ error: { code, message } });
    const cases: readonly [string, unknown, object][] = [
        [
            'no session with the computer',
            ajax(400, gateway('PSRemotingTransportException', 'WinRM cannot')),
            { kind: 'unreachable', words: 'WinRM cannot', errorId: 'PSRemotingTransportException' }
        ],
        ['no session with the gateway', ajax(0, null), { kind: 'gatewayFailed', words: null, errorId: null }],
        [
            'a gateway in trouble',
            ajax(503, gateway('ServiceUnavailable', 'busy')),
            { kind: 'gatewayFailed', words: 'busy', errorId: 'HTTP 503' }
        ],
        ['a page instead of an answer', ajax(502, null), { kind: 'gatewayFailed', errorId: 'HTTP 502' }],
        ['a gateway that knows no such call', ajax(404, null), { kind: 'gatewayFailed', errorId: 'HTTP 404' }],
        ['a refused account', ajax(401, gateway('Unauthorized', 'denied')), { kind: 'needsCredentials', words: 'denied' }],
        ['a person whom the gateway refuses', ajax(403, gateway('Forbidden', 'denied')), { kind: 'notAllowed', words: 'denied' }],
        [
            'the same as newer gateways say it: not out of reach',
            ajax(400, { error: { code: 'Forbidden', message: 'denied', forbidden: 'Forbidden' } }),
            { kind: 'notAllowed', words: 'denied' }
        ],
        [
            'an account that the computer refuses, as newer gateways say it',
            ajax(403, { error: { code: 'x', message: 'denied', forbidden: 'Unauthorized' } }),
            { kind: 'needsCredentials', words: 'denied' }
        ],
        ['a cancelled prompt', { code: 'ManageAsDialogCancel', message: 'cancelled' }, { kind: 'needsCredentials' }],
        [
            'a cancelled prompt after a refusal',
            { ...ajax(401, null), handlerError: { code: 'ManageAsDialogCancel' } },
            { kind: 'needsCredentials' }
        ],
        ['script errors in a 400', ajax(400, { errors: [{ message: 'boom' }] }), { kind: 'scriptFailed', words: 'boom' }],
        [
            'script errors below properties',
            ajax(400, { properties: { errors: [{ message: 'boom' }] } }),
            { kind: 'scriptFailed', words: 'boom' }
        ],
        [
            'an empty body',
            new TypeError("Cannot read properties of null (reading 'sessionId')"),
            { kind: 'badAnswer', path: 'answer', words: null }
        ],
        ['half a body', new SyntaxError('Unexpected end of JSON input'), { kind: 'badAnswer', path: 'answer', words: null }],
        ['nothing at all', undefined, { kind: 'badAnswer' }]
    ];
    for (const [what, thrown, expected] of cases) {
        it(`becomes a failure: ${what}`, () => expect(failureOfThrown(thrown, command)).toEqual(jasmine.objectContaining(expected)));
    }
});
