// SPDX-License-Identifier: MIT
import { namingFields, recognise } from '../evidence/events';
import { countedAs, type LoggedEvent, UNKNOWN_TIME } from '../evidence/reading';
import { LONGEST_NAME } from '../limits';
import { fieldOf } from './event-fields';
import type { FileEvent } from './file-event';

/** What an event says, whenever it was logged. */
export interface EventMeaning {
    /** What it has in common with those that it is counted with. */
    readonly key: string;
    /** Without what nobody asks for later: the bytes of a packet are among that. Its times, number and count are nobody's. */
    readonly event: LoggedEvent;
}

/** So many are remembered, and none that is longer. */
const mostRemembered = 20_000;
const longestRemembered = 400;

/** Finds out what events say. Of a million of them most say what others said before. */
export class EventMeanings {
    private readonly known = new Map<string, EventMeaning>();

    of(event: FileEvent): EventMeaning {
        const text = textOf(event);
        if (text === null) return meaningOf(event);
        const known = this.known.get(text);
        if (known) return known;
        const meaning = meaningOf(event);
        if (this.known.size >= mostRemembered) this.known.clear();
        this.known.set(text, meaning);
        return meaning;
    }
}

/** The same text only where all that counts is the same; null: it is too long. */
function textOf({ channel, id, fields }: FileEvent): string | null {
    let text = `${id}\n${channel}`;
    for (const { name, value } of fields) {
        // How long each is tells where it ends, whatever it holds.
        text += name === null ? `\n-${value.length} ${value}` : `\n${name.length} ${value.length} ${name}${value}`;
        if (text.length > longestRemembered) return null;
    }
    return text;
}

function meaningOf(event: FileEvent): EventMeaning {
    const { channel, id, fields } = event;
    const told = { channel: ownCopy(channel), id, count: 1, first: UNKNOWN_TIME, time: UNKNOWN_TIME, recordId: null, raw: '' };
    const grouped: LoggedEvent = { ...told, peer: null, required: requiredIn(event), status: statusIn(event), fields };
    const naming = namingFields(grouped).map(({ name, value }) => ({ name: name && ownCopy(name), value: ownCopy(value) }));
    const named = { ...grouped, fields: naming };
    const whole = { ...named, peer: recognise(named)?.peer ?? null };
    return { key: countedAs(whole, whole.peer), event: whole };
}

function requiredIn(event: FileEvent): boolean | null {
    const text = fieldOf(event, 'required')?.value.trim().toLowerCase();
    if (text === 'true' || text === '1') return true;
    return text === 'false' || text === '0' ? false : null;
}

function statusIn(event: FileEvent): string | null {
    const text = fieldOf(event, 'status')?.value.trim() ?? '';
    return text === '' ? null : ownCopy(text.slice(0, LONGEST_NAME));
}

/** The same text in memory of its own: a browser keeps a part of a text by keeping all of it, which here is a part of a file. */
export function ownCopy(text: string): string {
    return ` ${text}`.slice(1);
}
