// SPDX-License-Identifier: MIT
import { directions } from '../../domain/computer/facts';
import { evidenceEvents, eventsToGather } from '../../domain/evidence/events';
import { notForwarded } from '../../domain/evidence/reading';
import { written, type WrittenEvent, xmlOf } from '../../domain/import/testing/event-files';
import { readFiles } from '../../domain/import/testing/reading-files';
import { kustoQuery, splunkSearch, subscription } from './queries';
import { deviations, queryForm, subscriptionForm } from './testing/subscription-form';

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

    /** The numbers of the selects of a log that an event of it is selected by, as XPath has it. */
    function selectedBy(event: WrittenEvent): readonly number[] {
        // Windows selects from the events, whose names have no namespace there.
        const written = xml(xmlOf(event).replace(/ xmlns='[^']*'/, ''));
        const channel = written.querySelector('System > Channel')?.textContent ?? '';
        return selects.flatMap((select, index) => {
            if (select.getAttribute('Path') !== channel) return [];
            const { booleanValue } = written.evaluate(`boolean(${select.textContent})`, written, null, XPathResult.BOOLEAN_TYPE);
            return booleanValue ? [index] : [];
        });
    }

    it('as a subscription selects each event of the table once, and none other, by its own XPath', () => {
        const [some] = written;
        if (!some) throw new Error('There is no event.');
        const asked = [...eventsToGather(), notForwarded];
        expect(asked.length).toBe(selects.length);
        const found = asked.map(({ channel, id }) => selectedBy({ ...some, channel, id }));
        expect(found.map(({ length }) => length)).toEqual(asked.map(() => 1));
        expect(new Set(found.flat()).size).toBe(selects.length);
        const isAsked = new Set(asked.map(({ channel, id }) => `${channel} ${id}`));
        const channels = [...new Set(asked.map(({ channel }) => channel)), 'System', 'Security'];
        const ids = [...new Set(asked.flatMap(({ id }) => [id, id - 1, id * 10, Number(String(id).slice(1))]))];
        for (const channel of channels)
            for (const id of ids) {
                if (!isAsked.has(`${channel} ${id}`))
                    expect(selectedBy({ ...some, channel, id }))
                        .withContext(`${channel} ${id}`)
                        .toEqual([]);
            }
        expect(written.map(event => selectedBy(event).length)).toEqual([1, 1, 1, 1, 1, 0]);
    });

    it('is a subscription of the form that Microsoft documents, and what is not is found', () => {
        expect(parsed.documentElement.namespaceURI).toBe('http://schemas.microsoft.com/2006/03/windows/events/subscription');
        expect([...deviations(parsed.documentElement, subscriptionForm), ...deviations(query.documentElement, queryForm)]).toEqual([]);
        expect(parsed.querySelector('AllowedSourceDomainComputers')?.textContent).toBe('O:NSG:NSD:(A;;GA;;;DC)(A;;GA;;;DD)(A;;GA;;;NS)');
        const wrong = (from: string | RegExp, to: string): string =>
            deviations(xml(subscription().replace(from, to)).documentElement, subscriptionForm).join();
        expect(wrong('Custom', 'Fast')).toContain('ConfigurationMode: holds "Fast"');
        expect(wrong(/<Uri>.*<\/Uri>/, '')).toContain('lacks Uri');
        expect(wrong(/(<Enabled>.*<\/Enabled>)\s*(<Uri>.*<\/Uri>)/, '$2$1')).toContain('Enabled is too late');
        expect(wrong(/(<Enabled>.*<\/Enabled>)/, '$1$1')).toContain('Enabled is too late');
        expect(wrong('<Enabled>', '<Extra/><Enabled>')).toContain('has Extra');
        expect(wrong('Mode="Push"', 'Mode="Send"')).toContain('Delivery: Mode is "Send"');
        const calling = xml(new XMLSerializer().serializeToString(query).replace('EventID=', 'contains(.,'));
        expect(deviations(calling.documentElement, queryForm).join()).toContain('Select: holds');
    });

    it('is a search of the form that Splunk has: balanced, in quotes, and nothing but its own operators', () => {
        const search = splunkSearch(30);
        const withoutText = search.replace(/"[^"]*"/g, '"');
        expect(withoutText).toMatch(
            /^search index=\* earliest=-30d\n\(\n(?: {4}\(source=" \("(?: OR ")*\)\)(?: OR)?\n)+\)\n\| table _time, _raw\n$/
        );
        expect(withoutText.split('(').length).toBe(withoutText.split(')').length);
        expect(search.match(/ OR\n\)/)).toBeNull();
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
