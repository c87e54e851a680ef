// SPDX-License-Identifier: MIT
// What Microsoft says of the files that `wecutil cs` takes. Its schema isn't published: neither the pages below, nor [MS-EVEN6], which
// has the schemas of events and queries, nor public repositories have one. So this table stands for it, of the elements that a
// source-initiated subscription may have, in the order in which Microsoft's samples have them, and the values that are documented:
// https://learn.microsoft.com/windows/win32/wec/setting-up-a-source-initiated-subscription (a sample)
// https://learn.microsoft.com/windows/win32/wec/wecutil (a sample, and the values of each property)
// https://learn.microsoft.com/windows/win32/wes/queryschema-schema and [MS-EVEN6] 2.2.16 (QueryList, Query, Select)
// https://learn.microsoft.com/windows/win32/wes/consuming-events#xpath-10-limitations (which XPath there may be)

interface ElementForm {
    readonly name: string;
    /** Whether Microsoft's samples have it everywhere. */
    readonly isNeeded?: true;
    /** The values that are documented; left out: it has elements. */
    readonly text?: RegExp;
    /** Its attributes, each of which must be there. */
    readonly attributes?: Readonly<Record<string, RegExp>>;
    readonly children?: readonly ElementForm[];
    /** Whether there may be several. */
    readonly isMany?: true;
}

const number = /^[1-9]\d*$/;
const flag = /^(true|false)$/;
const log = /^[\w-]+(\/[\w-]+)?$/;

export const subscriptionForm: ElementForm = {
    name: 'Subscription',
    children: [
        { name: 'SubscriptionId', isNeeded: true, text: /^[\w-]+$/ },
        { name: 'SubscriptionType', isNeeded: true, text: /^SourceInitiated$/ },
        { name: 'Description', text: /./ },
        { name: 'Enabled', isNeeded: true, text: flag },
        { name: 'Uri', isNeeded: true, text: /^http:\/\/schemas\.microsoft\.com\/wbem\/wsman\/1\/windows\/EventLog$/ },
        { name: 'ConfigurationMode', isNeeded: true, text: /^(Normal|Custom|MinLatency|MinBandwidth)$/ },
        {
            name: 'Delivery',
            isNeeded: true,
            attributes: { Mode: /^(Push|Pull)$/ },
            children: [
                {
                    name: 'Batching',
                    children: [
                        { name: 'MaxItems', text: number },
                        { name: 'MaxLatencyTime', isNeeded: true, text: number }
                    ]
                },
                { name: 'PushSettings', children: [{ name: 'Heartbeat', isNeeded: true, attributes: { Interval: number } }] }
            ]
        },
        { name: 'Expires', text: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/ },
        { name: 'Query', isNeeded: true, text: /^\s*<QueryList>[^]*<\/QueryList>\s*$/ },
        { name: 'ReadExistingEvents', text: flag },
        { name: 'TransportName', isNeeded: true, text: /^https?$/i },
        { name: 'ContentFormat', isNeeded: true, text: /^(Events|RenderedText)$/ },
        { name: 'Locale', isNeeded: true, attributes: { Language: /^[a-z]{2}-[A-Z]{2}$/ } },
        { name: 'LogFile', isNeeded: true, text: log },
        { name: 'AllowedSourceNonDomainComputers', text: /^$/ },
        { name: 'AllowedSourceDomainComputers', isNeeded: true, text: /^O:NSG:NSD:(\(A;;GA;;;[A-Z]{2}\))+$/ }
    ]
};

/** What the queries in it have to be. Only a comparison of an event's own number, of what XPath may say there. */
export const queryForm: ElementForm = {
    name: 'QueryList',
    children: [
        {
            name: 'Query',
            isNeeded: true,
            isMany: true,
            attributes: { Id: /^\d+$/, Path: log },
            children: [
                {
                    name: 'Select',
                    isNeeded: true,
                    isMany: true,
                    attributes: { Path: log },
                    text: /^\*\[System\[\(EventID=\d+\)\]\]$/
                }
            ]
        }
    ]
};

/** What of an element isn't as the form has it. */
export function deviations(element: Element, form: ElementForm): readonly string[] {
    const { name, text, attributes = {}, children = [] } = form;
    const own = Array.from(element.attributes).filter(one => one.name !== 'xmlns');
    const elements = Array.from(element.children);
    const says = (what: string): readonly string[] => [`${name}: ${what}`];
    return [
        ...(element.localName === name ? [] : says(`is ${element.localName}`)),
        ...(text && !text.test(element.textContent ?? '') ? says(`holds "${element.textContent ?? ''}"`) : []),
        ...own.filter(one => !attributes[one.name]).flatMap(one => says(`has ${one.name}`)),
        ...Object.entries(attributes).flatMap(([attribute, value]) =>
            value.test(element.getAttribute(attribute) ?? '') ? [] : says(`${attribute} is "${element.getAttribute(attribute) ?? ''}"`)
        ),
        ...inOrder(elements, children, says),
        ...elements.flatMap(child => {
            const known = children.find(one => one.name === child.localName);
            return known ? deviations(child, known) : says(`has ${child.localName}`);
        })
    ];
}

function inOrder(
    elements: readonly Element[],
    children: readonly ElementForm[],
    says: (what: string) => readonly string[]
): readonly string[] {
    const places = elements.map(({ localName }) => children.findIndex(({ name }) => name === localName));
    const missing = children.filter(({ name, isNeeded }) => isNeeded && !elements.some(({ localName }) => localName === name));
    const late = places.filter((place, index) => {
        const before = places[index - 1] ?? -1;
        return place < before || (place === before && !children[place]?.isMany);
    });
    return [
        ...missing.flatMap(({ name }) => says(`lacks ${name}`)),
        ...late.flatMap(place => says(`${children[place]?.name} is too late`))
    ];
}
