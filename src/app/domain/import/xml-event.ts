// SPDX-License-Identifier: MIT
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { EventField } from '../evidence/reading';
import { LONGEST_TEXT, MOST_FIELDS } from '../limits';
import { broken, eventOf, type ReadRecord } from './file-event';
import { fileTime } from './file-time';

/** An element that has no other in it. */
interface Leaf {
    /** The names of the elements around it, from the outermost one. */
    readonly path: readonly string[];
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    text: string;
}

const deepest = 20;
const mostLeaves = 20 + 2 * MOST_FIELDS;

/** An event as Windows writes it: as `wevtutil qe` and subscriptions do. */
export function readXmlEvent(text: string): ReadRecord {
    const leaves = leavesOf(text);
    if (!leaves) return broken;
    const inSystem = leaves.filter(({ path }) => path.length === 2 && path[0] === 'Event' && path[1] === 'System');
    const system = (name: string): Leaf | undefined => inSystem.find(leaf => leaf.name === name);
    return eventOf(
        {
            computer: system('Computer')?.text ?? '',
            channel: system('Channel')?.text ?? '',
            id: system('EventID')?.text ?? '',
            recordId: system('EventRecordID')?.text ?? '',
            time: fileTime(system('TimeCreated')?.attributes['SystemTime'] ?? '', true)
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
        return { name: plain ? (attributes['Name'] ?? null) : name, value: text };
    });
}

/** Null where the text is no XML. Entities that it defines are not read, so none can grow. */
function leavesOf(text: string): readonly Leaf[] | null {
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
        if (!hasChild && tag && leaves.length < mostLeaves)
            leaves.push({ path: [...path], name: localName(name), attributes: tag.attributes, text: content });
        hasChild = true;
    });
    parser.write(text).close();
    return isDamaged ? null : leaves;
}

function localName(name: string): string {
    return name.slice(name.indexOf(':') + 1);
}
