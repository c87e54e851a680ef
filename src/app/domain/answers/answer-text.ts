// SPDX-License-Identifier: MIT
import { jsonText } from './raw-answer';

/** An answer is cut after so many characters: nobody reads more. */
const longestAnswer = 100_000;

/** Members of an answer that name a computer, a device or a person, and an event's fields that do. */
const naming = /^(?:name|fqdn|id|cluster|server|client|user|credential|actingUser|canonical|canonicalName|address|addresses|peer)$/;
const namingField = /name|address|user|client|server|domain|account/i;

/** At most so many names are looked for. */
const mostNames = 5000;

/**
 * An answer as it came, to hand to others.
 * @param called the name by which the computer was called
 * @param withNames whether names stand in it; otherwise each gets a number wherever it stands, whole or shortened
 */
export function answerText(answer: unknown, called: string, withNames: boolean): string {
    return jsonText(answer, longestAnswer, withNames ? undefined : masker(answer, called), '\n');
}

function masker(answer: unknown, called: string): (text: string) => string {
    const masks = new Map<string, string>();
    let count = 0;
    const add = (name: string): void => {
        const words = name.toLowerCase().match(word) ?? [];
        const mask = words.map(one => masks.get(one) ?? masks.get(firstOf(one))).find(known => known) ?? `name-${++count}`;
        for (const one of words) {
            const first = firstOf(one);
            for (const form of [one, first]) if (!/^\d{0,2}$/.test(form) && !masks.has(form)) masks.set(form, mask);
        }
    };
    add(called);
    for (const name of namesIn(answer)) add(name);
    return text => text.replace(word, one => masks.get(one.toLowerCase()) ?? masks.get(firstOf(one.toLowerCase())) ?? one);
}

/** A name without its domain. */
function firstOf(name: string): string {
    return /^\d+(?:\.\d+){3}$/.test(name) ? name : (name.split('.')[0] ?? name);
}

/** What a name is made of: with dots, an address of either kind, or what stands in front of a backslash. */
const word = /[\p{L}\p{N}_$-]+(?:[.:]+[\p{L}\p{N}_$-]+)*/gu;

/** The names in an answer, of any shape. */
function namesIn(answer: unknown): readonly string[] {
    const names: string[] = [];
    const left: [string, unknown][] = [['', answer]];
    while (left.length > 0 && names.length < mostNames) {
        const [member, value] = left.pop() as [string, unknown];
        if (typeof value === 'string') {
            if (naming.test(member) && value.length < 300) names.push(value);
        } else if (Array.isArray(value)) left.push(...value.slice(0, mostNames).map((one): [string, unknown] => [member, one]));
        else if (typeof value === 'object' && value !== null) {
            const { name, value: told } = value as { name?: unknown; value?: unknown };
            // An event's field or a registry value: its `name` is not the name of a computer.
            if (typeof told === 'string' || 'data' in value) {
                if (typeof told === 'string' && (typeof name !== 'string' || namingField.test(name)) && told.length < 300) names.push(told);
                continue;
            }
            left.push(...Object.entries(value));
        }
    }
    return names;
}
