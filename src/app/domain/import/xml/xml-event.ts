// SPDX-License-Identifier: MIT
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { EventField } from '../../evidence/reading';
import { LONGEST_TEXT, MOST_FIELDS } from '../../limits';
import { broken, eventOf, type ReadRecord } from '../file-event';
import { fileTime } from '../file-time';
import { deepest, type Leaf, localName, plainLeaves } from './plain-xml';

const mostLeaves = 20 + 2 * MOST_FIELDS;

/** An event as Windows writes it: as `wevtutil qe` and subscriptions do. */
export function readXmlEvent(text: string): ReadRecord {
    const leaves = leavesOf(text);
    if (!leaves) return broken;
    const system = new Map<string, Leaf>();
    for (const leaf of leaves) {
        const { path, name } = leaf;
        if (path.length === 2 && path[0] === 'Event' && path[1] === 'System' && !system.has(name)) system.set(name, leaf);
    }
    const textOf = (name: string): string => system.get(name)?.text ?? '';
    return eventOf(
        {
            computer: textOf('Computer'),
            channel: textOf('Channel'),
            id: textOf('EventID'),
            recordId: textOf('EventRecordID'),
            time: fileTime(system.get('TimeCreated')?.attributes.get('SystemTime') ?? '', true)
        },
        () => fieldsOf(leaves.filter(({ path }) => path[1] === 'EventData' || path[1] === 'UserData'))
    );
}

/** The fields of an event that a log store keeps as XML of its own; null: it is damaged. */
export function fieldsInXml(text: string): readonly EventField[] | null {
    const leaves = leavesOf(`<all>${text}</all>`);
    return leaves && fieldsOf(leaves);
}

function fieldsOf(leaves: readonly Leaf[]): readonly EventField[] {
    return leaves.map(({ name, attributes, text }) => {
        const plain = name === 'Data' || name === 'Param';
        return { name: plain ? (attributes.get('Name') ?? null) : name, value: text };
    });
}

/** Null where the text is no XML. Entities that it defines are not read, so none can grow. */
function leavesOf(text: string): readonly Leaf[] | null {
    return plainLeaves(text, mostLeaves) ?? parsedLeaves(text, mostLeaves);
}

/** The same of XML that is not plain. */
export function parsedLeaves(text: string, most: number): readonly Leaf[] | null {
    const parser = new SaxesParser();
    const leaves: Leaf[] = [];
    const path: string[] = [];
    let [isDamaged, hasChild] = [false, false];
    let content = '';
    let tag: SaxesTagPlain | null = null;
    parser.on('error', () => (isDamaged = true));
    parser.on('opentag', opened => {
        [tag, hasChild, content] = [opened, false, ''];
        path.push(localName(opened.name));
        isDamaged ||= path.length > deepest;
    });
    const add = (more: string): void => {
        if (content.length < LONGEST_TEXT) content += more;
    };
    parser.on('text', add);
    parser.on('cdata', add);
    parser.on('closetag', ({ name }) => {
        path.pop();
        if (!hasChild && tag && leaves.length < most)
            leaves.push({ path: [...path], name: localName(name), attributes: new Map(Object.entries(tag.attributes)), text: content });
        hasChild = true;
    });
    parser.write(text).close();
    return isDamaged ? null : leaves;
}
