// SPDX-License-Identifier: MIT
import { directions } from '../../domain/computer/facts';
import { evidenceEvents } from '../../domain/evidence/events';
import { written, xmlOf } from '../../domain/import/testing/event-files';
import { readFiles } from '../../domain/import/testing/reading-files';
import { kustoQuery, splunkSearch, subscription } from './queries';

const xml = (text: string): Document => new DOMParser().parseFromString(text, 'text/xml');
const needed = directions.flatMap(evidenceEvents);

describe('what log stores are asked for', () => {
    const parsed = xml(subscription());
    const query = xml((parsed.querySelector('Query')?.textContent ?? '').trim());
    const selects = Array.from(query.querySelectorAll('Select'));

    it('as a subscription has a Select of its own for each log and event, and its log in both places', () => {
        expect(parsed.querySelector('parsererror') ?? query.querySelector('parsererror')).toBeNull();
        for (const { channel, id } of needed) {
            const own = selects.filter(one => one.getAttribute('Path') === channel && one.textContent?.includes(`=${id})`));
            expect(own.length).withContext(`${channel} ${id}`).toBe(1);
        }
        for (const select of selects) expect(select.parentElement?.getAttribute('Path')).toBe(select.getAttribute('Path'));
        for (const one of Array.from(query.querySelectorAll('Query'))) expect(one.querySelectorAll('Select').length).toBeLessThan(22);
    });

    it('as a subscription selects the events of evidence, and no other, by its own XPath', () => {
        // Windows selects from the events, whose names have no namespace there.
        const events = written.map(one => xml(xmlOf(one).replace(/ xmlns='[^']*'/, '')));
        const selected = events.map(event => {
            const channel = event.querySelector('System > Channel')?.textContent ?? '';
            return selects.some(
                one =>
                    one.getAttribute('Path') === channel &&
                    event.evaluate(`boolean(${one.textContent})`, event, null, XPathResult.BOOLEAN_TYPE).booleanValue
            );
        });
        expect(selected).toEqual([true, true, true, true, true, false]);
    });

    it('is in the elements that wecutil asks for', () => {
        const of = (name: string): string => parsed.querySelector(`Subscription > ${name}`)?.textContent?.trim() ?? '';
        expect(parsed.documentElement.namespaceURI).toBe('http://schemas.microsoft.com/2006/03/windows/events/subscription');
        expect([of('SubscriptionType'), of('ContentFormat'), of('LogFile'), of('ConfigurationMode')]).toEqual([
            'SourceInitiated',
            'Events',
            'ForwardedEvents',
            'Custom'
        ]);
        expect(of('AllowedSourceDomainComputers')).toBe('O:NSG:NSD:(A;;GA;;;DC)(A;;GA;;;DD)(A;;GA;;;NS)');
    });

    it('names each event in the queries, too, which give what can be imported', () => {
        const [kusto, splunk] = [kustoQuery(30), splunkSearch(30)];
        for (const { channel, id } of needed) {
            expect(kusto).toMatch(new RegExp(`EventLog =~ "${channel}" and EventID in \\([^)]*\\b${id}\\b`));
            expect(splunk).toMatch(new RegExp(`${channel}" \\([^)]*<EventID>${id}<`));
        }
        const columns =
            /\| project (.*)/
                .exec(kusto)?.[1]
                ?.replace(/= format_datetime\([^)]*\)/, '')
                .split(', ')
                .map(name => name.trim()) ?? [];
        const values = [
            '2026-11-20 09:15:03.120',
            'fs01',
            'Microsoft-Windows-SMBServer/Audit',
            '3021',
            '<Data Name=""ClientName"">nas</Data>',
            ''
        ];
        const { computers, broken } = readFiles([`${columns.join(',')}\n${values.map(value => `"${value}"`).join(',')}`]);
        expect([broken, computers[0]?.events[0]?.first]).toEqual([[], '2026-11-20T09:15:03.120Z']);
    });
});
