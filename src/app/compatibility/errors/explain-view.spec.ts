// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { channelNames, type EvidenceReading } from '../../domain/evidence/reading';
import { allSources, collectedAt, event } from '../../domain/evidence/testing/logged';
import type { Direction, InboundFacts, SigningConfiguration } from '../../domain/computer/facts';
import { sample } from '../../remote/testing/samples';
import { clientsIn } from './explain-clients';
import { type Clients, explainView, type ExplainView } from './explain-view';

const strings = texts.Strings.SmbSigning;
const nobody: Clients = { cannotSign: [], badSignature: [] };

const inbound = (facts: Partial<InboundFacts>): SigningConfiguration => {
    const known = sample('srv2025');
    return { ...known, inbound: { ...known.inbound, required: false, smb1: false, nameHardening: 0, ...facts } };
};

const explained = (
    text: string,
    configuration: SigningConfiguration | null,
    chosen: Direction | null = null,
    clients = nobody
): ExplainView => explainView(text, chosen, { configuration, computer: 'srv2025.lab.example', clients }, strings);

describe('an explained error', () => {
    const refused = 'STATUS_ACCESS_DENIED (0xC0000022) at node_modules/smb2';
    const cases: readonly [string, Partial<InboundFacts>, string | null][] = [
        [refused, { required: true }, strings.Cause.inboundSigning],
        [refused, { nameHardening: 2 }, strings.Cause.spnRequired],
        [refused, { nameHardening: 1, required: true }, `${strings.Cause.inboundSigning} ${strings.Cause.spnChecked}`],
        [refused, { encryptData: true, rejectUnencryptedAccess: true }, strings.Cause.inboundEncryption],
        [refused, { encryptData: true, rejectUnencryptedAccess: false }, null],
        [refused, { encryptData: true, rejectUnencryptedAccess: null }, null],
        [refused, { required: null, nameHardening: null }, null],
        ['mount.cifs: bad smb2 signature', { required: null }, strings.Cause.unknown],
        ['mount.cifs: bad smb2 signature', { required: false }, strings.Cause.inboundNoSigning],
        ['mount error(111)', { service: { state: 'Stopped', startMode: 'Disabled' } }, strings.Cause.notAccepting],
        ['mount error(111)', {}, null],
        ['mount error(112)', {}, strings.Cause.smb1Refused],
        ['mount error(95)', { dialectMin: 'SMB311' }, strings.Cause.inboundDialects]
    ];
    for (const [text, facts, cause] of cases) {
        it(`${text}, where others connect to a computer with ${JSON.stringify(facts)}: ${cause}`, () => {
            const { end, errors } = explained(text, inbound(facts));
            expect(end).toBe('inbound');
            expect(errors.map(error => error.cause)).toEqual([cause]);
        });
    }

    it('has no cause in settings that were not read', () => {
        const causes = (text: string): unknown => explained(text, null, 'inbound').errors.map(({ cause }) => cause);
        expect(causes(refused)).toEqual([strings.Cause.unknown]);
        expect(causes('System error 1219 has occurred.')).toEqual([null]);
    });

    it('follows the end that was chosen', () => {
        const text = 'System error 5 has occurred.';
        const required = inbound({ required: true });
        const [out] = explained(text, required).errors;
        const [into] = explained(text, required, 'inbound').errors;
        expect(out?.steps[0]).toBe(strings.Step.checkAccount);
        expect(into?.steps[0]).toBe(strings.Step.rightsHere);
        expect(into?.cause).toBe(strings.Cause.inboundSigning);
        expect(explained(refused, required, 'outbound').end).toBe('outbound');
    });

    it('is one of another computer where the text names a path to this one, which is not offered for a test', () => {
        const view = explained('\\\\SRV2025\\share System error 53 has occurred. \\\\nas\\x', null);
        expect(view.end).toBe('inbound');
        expect(view.devices).toEqual(['nas']);
        expect(explained('\\\\nas\\x System error 53 has occurred.', null).end).toBe('outbound');
    });

    it('names clients only where the logs were read and name them', () => {
        const read = { cannotSign: ['copier-3'], badSignature: ['pc-1', 'pc-2'] };
        const [known] = explained('bad smb2 signature', inbound({ required: true }), 'inbound', read).errors;
        expect(known?.cause).toContain('copier-3');
        expect(known?.cause).toContain('pc-1, pc-2');
        const [unread] = explained('bad smb2 signature', inbound({ required: true }), 'inbound').errors;
        expect(unread?.cause).toBe(strings.Cause.inboundSigning);
        expect(clientsIn(null)).toEqual(nobody);
        const client = event(channelNames.serverAudit, 3021, [{ name: 'ClientName', value: '\\\\copier-3' }]);
        const reading: EvidenceReading = { contract: 2, channels: [], sources: allSources, since: null, collectedAt, events: [client] };
        expect(clientsIn(reading).cannotSign).toEqual(['copier-3']);
    });

    it('weakens nothing that is not in the way', () => {
        const last = (required: boolean | null): string | undefined =>
            explained('bad smb2 signature', inbound({ required }), 'inbound').errors[0]?.steps.slice(-1)[0];
        expect(last(true)).toBe(strings.Step.inboundCaution);
        expect(last(false)).not.toBe(strings.Step.inboundCaution);
    });
});
