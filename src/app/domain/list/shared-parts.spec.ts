// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import { collectedAt } from '../evidence/testing/logged';
import { type ComputerEvidence, nothingOf } from '../readiness/computer-evidence';
import { cannotSign, guest, knownOf } from '../readiness/testing/known';
import { SharedParts } from './shared-parts';

describe('what computers have in common', () => {
    it('is kept once, and no configuration is other by that', () => {
        const shared = new SharedParts();
        const [one, other] = [sample('srv2025'), sample('srv2025')];
        const [first, second] = [shared.share(one), shared.share({ ...other, computer: { ...other.computer, name: 'OTHER' } })];
        expect(first).toEqual(one);
        expect(second.computer.name).toBe('OTHER');
        expect(second.outbound).toEqual(other.outbound);
        expect(second.outbound.settings).toBe(first.outbound.settings);
        expect(second.inbound.audit).toBe(first.inbound.audit);
        expect(second.surroundings).toBe(first.surroundings);
    });

    it('is kept once of the logs, too, and nothing that is known of a computer is other by that', () => {
        const from = { file: 'a.jsonl', importedAt: collectedAt };
        const keptOf = (computer: string, ...peers: readonly string[]): ComputerEvidence => {
            const { kept } = knownOf({ computer, events: peers.flatMap(peer => [cannotSign(peer), guest(peer)]) });
            const copy = structuredClone(kept);
            return { ...copy, configuration: copy.configuration && { ...copy.configuration, from: { ...from } } };
        };
        const shared = new SharedParts();
        const all = [keptOf('a', 'nas', 'copier'), keptOf('b', 'nas'), { ...nothingOf('c'), connections: keptOf('c').connections }];
        const kept = all.map(one => shared.shareKept(one));
        expect(kept).toEqual(all);
        const [first, second] = kept;
        expect(second?.evidence?.value.sources[0]).toBe(first?.evidence?.value.sources[0] as never);
        expect(second?.configuration?.from).toBe(first?.configuration?.from as never);
        expect(second?.configuration?.value.surroundings).toBe(first?.configuration?.value.surroundings as never);
    });

    it('is never what is not equal', () => {
        const shared = new SharedParts();
        const [one, other] = [shared.share(sample('srv2025')), shared.share(sample('srv2022'))];
        expect(other).toEqual(sample('srv2022'));
        expect(other.outbound.audit).not.toBe(one.outbound.audit as never);
    });
});
