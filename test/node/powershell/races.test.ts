// SPDX-License-Identifier: MIT
// Somebody else changes the same setting while a command is in the middle of it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PowerShellResult } from '../../../dev-gateway/computers/computer';
import type { ScenarioComputer } from '../../../dev-gateway/computers/emulated-computer';
import type { PausePoint } from '../../../dev-gateway/scenarios/scenario';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { serverKey } from '../../../dev-gateway/scenarios/windows';
import { anyComputer, callOf, computerOf, modes, run } from '../../contract/samples';
import { host } from '../host';

interface State {
    readonly inbound: { readonly RequireSecuritySignature: boolean };
    readonly registry: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly paused: readonly object[];
}

function stateOf(computer: ScenarioComputer): State {
    return computer.describe() as State;
}

/** What is in force and stored of the inbound requirement; null: nothing. */
function inbound(computer: ScenarioComputer): [boolean, unknown] {
    const { inbound: configuration, registry } = stateOf(computer);
    const stored = Object.entries(registry[serverKey] ?? {}).find(([name]) => /^requiresecuritysignature$/i.test(name));
    return [configuration.RequireSecuritySignature, stored?.[1] ?? null];
}

const set = 'Set-SmbServerConfiguration';
const readsStored = { command: 'Get-ItemProperty', match: 'LanmanServer' } as const;
const seen = { ExpectedInForce: 'Required', ExpectedStored: '1' };
const required = { inbound: { RequireSecuritySignature: true }, registry: { [serverKey]: { RequireSecuritySignature: 1 } } };
const disabled = { inbound: { RequireSecuritySignature: false }, registry: { [serverKey]: { RequireSecuritySignature: 0 } } };
const reset = { inbound: { RequireSecuritySignature: false }, registry: { [serverKey]: { RequireSecuritySignature: null } } };

/** Waits until a call stands still. @throws where it ends before that */
async function paused(computer: ScenarioComputer, call: Promise<PowerShellResult>): Promise<void> {
    const ended = call.then(({ errors }) => assert.fail(`It did not pause: ${JSON.stringify(errors)}`));
    while (stateOf(computer).paused.length === 0) await Promise.race([ended, new Promise(done => setTimeout(done, 5))]);
    ended.catch(() => undefined); // it ends later
}

type Race = (computer: ScenarioComputer) => Promise<unknown> | void;

/** Runs a command that stands still at a point, lets something else happen there, and lets it go on. */
async function raced(
    computer: ScenarioComputer,
    point: PausePoint,
    meanwhile: Race,
    ...[command, parameters]: [Parameters<typeof run>[1], Parameters<typeof run>[2]]
): Promise<PowerShellResult> {
    computer.patch({ faults: { pauses: [point] } });
    const result = run(computer, command, parameters);
    await paused(computer, result);
    await meanwhile(computer);
    assert.equal(computer.happen({ event: 'resume' }), null);
    return result;
}

function errorsOf({ results, errors }: PowerShellResult): string {
    assert.deepEqual(results, []);
    return errors[0]?.message ?? '';
}

describe('somebody else changes the setting', () => {
    for (const mode of modes)
        it(`between check and write: refused, and theirs stays, in ${mode} language or endpoint`, async () => {
            const computer = computerOf(srv2022, host, mode);
            computer.patch(required);
            const answer = await raced(
                computer,
                { ...readsStored, when: 'after' },
                one => run(one, 'Reset-SmbInboundSigningRequirement', { ...seen, Default: 'NotRequired' }),
                'Disable-SmbInboundSigningRequirement',
                seen
            );
            assert.match(
                errorsOf(answer),
                /^Inbound signing isn't as expected while it is being written: stored NotStored, expected 1 or 0\..*\[SmbSigning:ChangedWhileWriting\]$/
            );
            assert.deepEqual(inbound(computer), [false, null]);
        });

    for (const mode of modes)
        it(`between the two steps of a reset: what they stored is not removed, in ${mode} language or endpoint`, async () => {
            const computer = computerOf(srv2022, host, mode);
            computer.patch(required);
            const answer = await raced(
                computer,
                { command: set, when: 'after' },
                one => void one.patch(required),
                'Reset-SmbInboundSigningRequirement',
                { ...seen, Default: 'NotRequired' }
            );
            assert.match(errorsOf(answer), /stored 1, expected 0 or NotStored\..*\[SmbSigning:ChangedWhileWriting\]$/);
            assert.deepEqual(inbound(computer), [true, 1]);
        });

    it('before a value is removed that need not be set first: refused, and theirs stays', async () => {
        const computer = computerOf(srv2022, host, 'full');
        computer.patch(disabled);
        const answer = await raced(
            computer,
            { ...readsStored, when: 'after' },
            one => void one.patch(required),
            'Reset-SmbInboundSigningRequirement',
            { ExpectedInForce: 'NotRequired', ExpectedStored: '0', Default: 'NotRequired' }
        );
        assert.match(errorsOf(answer), /\[SmbSigning:ChangedWhileWriting\]$/);
        assert.deepEqual(inbound(computer), [true, 1]);
    });

    it('to what is wanted: no harm, and nothing is refused', async () => {
        const computer = computerOf(srv2022, host, 'full');
        computer.patch(required);
        const { errors } = await raced(
            computer,
            { ...readsStored, when: 'after' },
            one => void one.patch(disabled),
            'Disable-SmbInboundSigningRequirement',
            seen
        );
        assert.deepEqual(errors, []);
        assert.deepEqual(inbound(computer), [false, 0]);
    });

    it('in the moment of the write itself: it is overwritten, which no cmdlet of Windows can exclude', async () => {
        const computer = computerOf(srv2022, host, 'full');
        computer.patch(required);
        const { results, errors } = await raced(
            computer,
            { command: set, when: 'before' },
            one => void one.patch(reset),
            'Disable-SmbInboundSigningRequirement',
            seen
        );
        assert.deepEqual([results, errors], [[{ contract: 2, written: true }], []]);
        assert.deepEqual(inbound(computer), [false, 0]);
    });
});

it('a paused call lets others through, is told, and is stopped like any other', async () => {
    const computer = computerOf(srv2022, host, 'full');
    computer.patch({ faults: { pauses: [{ command: set, when: 'before' }] } });
    const stop = new AbortController();
    const parameters = { ...anyComputer, ExpectedInForce: 'NotRequired', ExpectedStored: '0' };
    const call = computer.run(callOf('Enable-SmbInboundSigningRequirement', parameters), stop.signal);
    await paused(computer, call);
    assert.deepEqual(stateOf(computer).paused, [{ command: set, when: 'before', nth: 1, call: 'Enable-SmbInboundSigningRequirement' }]);
    const { results } = await run(computer, 'Get-SmbSigningConfiguration');
    assert.equal(results.length, 1);
    stop.abort();
    assert.equal((await call).cancelled, true);
    assert.deepEqual(stateOf(computer).paused, []);
    assert.match(computer.happen({ event: 'resume' }) ?? '', /No call is paused/);
    assert.deepEqual(inbound(computer)[0], false);
});
