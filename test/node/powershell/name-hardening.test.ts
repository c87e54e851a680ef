// SPDX-License-Identifier: MIT
// The commands that write a setting with more values than on and off: the check of the names that clients send.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Scenario } from '../../../dev-gateway/scenarios/scenario';
import { srv2012R2 } from '../../../dev-gateway/scenarios/servers/srv2012r2';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { serverKey } from '../../../dev-gateway/scenarios/windows';
import { computerOf, modes, run } from '../../contract/samples';
import { host } from '../host';

type Stored = 0 | 1 | 2 | null;
type State = Pick<Scenario, 'outbound' | 'inbound' | 'registry'>;
const words = ['Off', 'IfSent', 'Required'] as const;
const name = 'SmbServerNameHardeningLevel';

/** The computer with this level in force and stored. */
function like(base: Scenario, level: number, stored: Stored): Scenario {
    const values = { ...base.registry[serverKey], ...(stored === null ? {} : { [name]: stored }) };
    return { ...base, inbound: { ...base.inbound, [name]: level }, registry: { ...base.registry, [serverKey]: values } };
}

const kept = ({ outbound, inbound, registry }: State): object => ({ outbound, inbound, registry });

const ways: readonly (readonly [string, Record<string, string>, 0 | 1 | 2, Stored])[] = [
    ['Enable', { Level: 'IfSent' }, 1, 1],
    ['Enable', { Level: 'Required' }, 2, 2],
    ['Disable', {}, 0, 0],
    ['Reset', { Default: 'Off' }, 0, null]
];

const expected = (level: number, stored: Stored): Record<string, string> => ({
    ExpectedInForce: words[level] ?? '',
    ExpectedStored: stored === null ? 'NotStored' : String(stored)
});

describe('the level of name hardening', () => {
    for (const mode of modes) {
        for (const base of [srv2025, srv2012R2]) {
            it(`is written by each command from each state on ${base.name}, and nothing else is, in ${mode} language or endpoint`, async () => {
                for (const stored of [null, 0, 1, 2] as const) {
                    for (const [verb, parameters, level, goal] of ways) {
                        const computer = computerOf(like(base, stored ?? 0, stored), host, mode);
                        const command = `${verb}-SmbInboundNameHardening` as never;
                        const { results, errors } = await run(computer, command, { ...parameters, ...expected(stored ?? 0, stored) });
                        assert.deepEqual([errors, results], [[], [{ contract: 2, written: stored !== goal }]], `${verb} from ${stored}`);
                        assert.deepEqual(kept(computer.describe() as State), kept(like(base, level, goal)), `${verb} from ${stored}`);
                    }
                }
            });
        }
    }

    it('is not written where it is otherwise than the caller saw, or a number that Windows does not know', async () => {
        for (const [level, stored] of [
            [1, 1],
            [7, 7 as never]
        ] as const) {
            const computer = computerOf(like(srv2025, level, stored), host, 'constrained');
            const { errors } = await run(computer, 'Enable-SmbInboundNameHardening', { Level: 'Required', ...expected(0, null) });
            assert.match(errors[0]?.message ?? '', /\[SmbSigning:StateChanged\]$/);
            assert.deepEqual(kept(computer.describe() as State), kept(like(srv2025, level, stored)));
        }
    });

    it('is one of two words where it is to be raised', async () => {
        const { errors } = await run(computerOf(srv2025, host, 'full'), 'Enable-SmbInboundNameHardening', {
            Level: 'Off',
            ...expected(0, null)
        });
        assert.match(errors[0]?.errorId ?? '', /^ParameterArgumentValidationError/);
    });
});
