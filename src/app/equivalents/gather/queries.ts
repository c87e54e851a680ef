// SPDX-License-Identifier: MIT
// What log stores are asked for: the events that tell of peers and signing. What they answer can be imported as it is.
import { eventsToGather } from '../../domain/evidence/events';
import { notForwarded } from '../../domain/evidence/reading';

function byChannel(): ReadonlyMap<string, readonly number[]> {
    const all = new Map<string, number[]>();
    for (const { channel, id } of [...eventsToGather(), notForwarded]) all.set(channel, [...(all.get(channel) ?? []), id]);
    return all;
}

/** What the subscription is called on the collector. */
export const subscriptionName = 'SMB-Signing';

/**
 * A source-initiated subscription of Windows Event Forwarding, for `wecutil cs`. Each log and event has a Select of its own: where a
 * computer lacks a log, the others are forwarded.
 */
export function subscription(): string {
    const select = (channel: string, id: number): string => `            <Select Path="${channel}">*[System[(EventID=${id})]]</Select>`;
    const queries = [...byChannel()].map(([channel, ids], index) =>
        [`          <Query Id="${index}" Path="${channel}">`, ...ids.map(id => select(channel, id)), '          </Query>'].join('\n')
    );
    return [
        '<Subscription xmlns="http://schemas.microsoft.com/2006/03/windows/events/subscription">',
        `  <SubscriptionId>${subscriptionName}</SubscriptionId>`,
        '  <SubscriptionType>SourceInitiated</SubscriptionType>',
        '  <Description>Events that show which SMB peers cannot sign</Description>',
        '  <Enabled>true</Enabled>',
        '  <Uri>http://schemas.microsoft.com/wbem/wsman/1/windows/EventLog</Uri>',
        '  <ConfigurationMode>Custom</ConfigurationMode>',
        '  <Delivery Mode="Push">',
        '    <Batching>',
        '      <MaxItems>50</MaxItems>',
        '      <MaxLatencyTime>900000</MaxLatencyTime>',
        '    </Batching>',
        '    <PushSettings>',
        '      <Heartbeat Interval="3600000"/>',
        '    </PushSettings>',
        '  </Delivery>',
        '  <Query>',
        '    <![CDATA[',
        '        <QueryList>',
        ...queries,
        '        </QueryList>',
        '    ]]>',
        '  </Query>',
        '  <ReadExistingEvents>true</ReadExistingEvents>',
        '  <TransportName>HTTP</TransportName>',
        '  <ContentFormat>Events</ContentFormat>',
        '  <Locale Language="en-US"/>',
        '  <LogFile>ForwardedEvents</LogFile>',
        '  <AllowedSourceNonDomainComputers></AllowedSourceNonDomainComputers>',
        // DC: Domain Computers, to which domain controllers don't belong. DD: Domain Controllers. NS: Network Service.
        '  <AllowedSourceDomainComputers>O:NSG:NSD:(A;;GA;;;DC)(A;;GA;;;DD)(A;;GA;;;NS)</AllowedSourceDomainComputers>',
        '</Subscription>',
        ''
    ].join('\n');
}

/** A query for Azure Monitor and Microsoft Sentinel, where these logs are in the table Event. */
export function kustoQuery(days: number): string {
    const lines = [...byChannel()].map(([channel, ids]) => `    (EventLog =~ "${channel}" and EventID in (${ids.join(', ')}))`);
    return [
        'Event',
        `| where TimeGenerated > ago(${days}d)`,
        '| where',
        lines.join(' or\n'),
        '| project TimeGenerated = format_datetime(TimeGenerated, "yyyy-MM-dd HH:mm:ss.fff"), Computer, EventLog, EventID, EventData, ParameterXml',
        ''
    ].join('\n');
}

/** A search for Splunk, where its add-on for Windows keeps events as XML. */
export function splunkSearch(days: number): string {
    const parts = [...byChannel()].map(([channel, ids]) => {
        const terms = ids.map(id => `"<EventID>${id}</EventID>"`).join(' OR ');
        return `    (source="XmlWinEventLog:${channel}" (${terms}))`;
    });
    return [`search index=* earliest=-${days}d`, '(', parts.join(' OR\n'), ')', '| table _time, _raw', ''].join('\n');
}
