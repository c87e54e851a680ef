// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { Strings } from '../../strings/strings';
import { gatherWays } from './gather-view';

describe('the page Gather at scale', () => {
    const ways = gatherWays(texts.Strings.SmbSigning as Strings);

    it('says of each way for whom it is, what to do, what it costs, and how it is taken back', () => {
        expect(ways.map(({ title }) => title)).toEqual([
            'PowerShell script',
            'Windows Event Forwarding',
            'Azure Monitor and Microsoft Sentinel',
            'Splunk'
        ]);
        for (const { facts } of ways) {
            expect(facts.map(({ term }) => term)).toEqual(['Use it for', 'How', 'What it costs', 'How to undo it']);
            expect(facts.every(({ text }) => text !== '')).toBeTrue();
        }
    });

    it('gives the script as Windows PowerShell takes it, and the subscription under the name by which it is removed', () => {
        const [script, forwarding] = ways;
        expect(script?.file?.content).toMatch(/^[\r\n\x20-\x7e]*$/);
        expect(script?.file?.content.split('\n').every(line => line === '' || line.endsWith('\r'))).toBeTrue();
        expect(script?.file?.content).toContain('function Get-SmbSigningEvidence');
        const name = /<SubscriptionId>(.*)<\/SubscriptionId>/.exec(forwarding?.text ?? '')?.[1];
        expect(forwarding?.commands.map(({ command }) => command)).toContain(`wecutil ds ${name}`);
    });
});
