// SPDX-License-Identifier: MIT
import { connectionSample } from '../../remote/testing/connection-samples';
import { sample } from '../../remote/testing/samples';
import type { ConnectionFacts } from '../peers/connections';
import { connectionFindings, judgeConnections } from './connection-findings';
import { findingsOf, inboundNames, joinFindings } from './findings';

/** What is left open, with its values. */
function open(facts: ConnectionFacts): readonly string[] {
    const { unjudged } = joinFindings([findingsOf(sample('srv2022')), judgeConnections(facts), inboundNames]);
    return unjudged.flatMap(one => (one.reason === 'notRead' ? [] : [[one.reason, ...one.values].join(' ')]));
}

describe('what the connections leave open', () => {
    it('is those of other times, once all names of now were looked up', () => {
        expect(open(connectionSample('empty'))).toEqual(['namesOfOtherTimes', 'inboundNames']);
        const peers = connectionSample('peers');
        const aliases = [...peers.aliases, { name: 'NAS1', canonical: null }];
        expect(open({ ...peers, aliases })).toEqual(['namesOfOtherTimes', 'inboundNames']);
    });

    it('is the names that DNS did not tell of, however that came', () => {
        expect(open(connectionSample('peers'))).toEqual(['namesOfOtherTimes', 'aliases 1', 'inboundNames']);
        expect(open(connectionSample('unreadable'))).toEqual(['namesOfOtherTimes', 'aliases 1', 'inboundNames']);
    });

    it('is the connections beyond the list', () => {
        const peers = connectionSample('empty');
        expect(open({ ...peers, outbound: { total: 7, rows: [] } })).toEqual(['namesOfOtherTimes', 'namesBeyondList 7', 'inboundNames']);
    });

    it('is all of their names where they could not be read', () => {
        expect(open({ ...connectionSample('peers'), outbound: null })).toEqual(['names', 'inboundNames']);
    });
});

describe('an alias', () => {
    it('is a finding, unless it is the name that a cloud gives its share', () => {
        const canonical = 'file.ams20prdstr02a.store.core.windows.net';
        const aliases = ['files.lab.example', 'team.file.core.windows.net', '1a2b-x.cn-hangzhou.nas.aliyuncs.com.'].map(name => ({
            name,
            canonical
        }));
        const found = connectionFindings({ ...connectionSample('empty'), aliases }).filter(({ id }) => id === 'byAlias');
        expect(found.map(({ names }) => names)).toEqual([['files.lab.example']]);
    });
});
