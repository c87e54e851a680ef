// SPDX-License-Identifier: MIT
// What the page Gather at scale says: the ways in which others gather, each with what it costs.
import { kustoQuery, splunkSearch, subscription, subscriptionName } from '../../equivalents/gather/queries';
import { gatherScript } from '../../equivalents/gather/gather-script';
import { format, Strings } from '../../strings/strings';

/** One way of gathering. */
export interface GatherWay {
    readonly id: string;
    readonly title: string;
    /** For whom it is, what to do, what it costs, and how it is taken back. */
    readonly facts: readonly { readonly term: string; readonly text: string }[];
    /** What is shown, to be copied; empty: only the file. */
    readonly text: string;
    readonly file: { readonly name: string; readonly label: string; readonly content: string } | null;
    /** Commands, each to be copied by itself, with what each does. */
    readonly commands: readonly { readonly does: string; readonly command: string }[];
}

/** How far queries go back: twice as long as evidence needs. */
const days = 30;

export function gatherWays(strings: Strings): readonly GatherWay[] {
    const { Gather } = strings;
    const facts = (way: Readonly<Record<'For' | 'How' | 'Cost' | 'Undo', string>>): GatherWay['facts'] =>
        (['For', 'How', 'Cost', 'Undo'] as const).map(name => ({ term: Gather.Term[name], text: way[name] }));
    const file = (name: string, content: string): GatherWay['file'] => ({ name, content, label: format(Gather.Save, name) });
    const does = (text: string, command: string): GatherWay['commands'][number] => ({ does: text, command });
    return [
        {
            id: 'gather-script',
            title: Gather.Script.Title,
            facts: facts(Gather.Script),
            text: '',
            file: file('smb-signing-gather.ps1', gatherScript()),
            commands: [
                does(Gather.Script.List, '.\\smb-signing-gather.ps1 -ListPath .\\servers.txt -ThrottleLimit 64'),
                does(Gather.Script.Domain, ".\\smb-signing-gather.ps1 -LdapFilter '(operatingSystem=Windows Server*)'")
            ]
        },
        {
            id: 'gather-forwarding',
            title: Gather.Forwarding.Title,
            facts: facts(Gather.Forwarding),
            text: subscription(),
            file: file('smb-signing-subscription.xml', subscription()),
            commands: [
                does(Gather.Forwarding.Create, 'wecutil cs smb-signing-subscription.xml'),
                does(Gather.Forwarding.Check, `wecutil gr ${subscriptionName}`),
                does(Gather.Forwarding.Export, 'wevtutil qe ForwardedEvents /f:xml > events.xml'),
                does(Gather.Forwarding.Remove, `wecutil ds ${subscriptionName}`)
            ]
        },
        {
            id: 'gather-sentinel',
            title: Gather.Sentinel.Title,
            facts: facts(Gather.Sentinel),
            text: kustoQuery(days),
            file: null,
            commands: []
        },
        { id: 'gather-splunk', title: Gather.Splunk.Title, facts: facts(Gather.Splunk), text: splunkSearch(days), file: null, commands: [] }
    ];
}
