// SPDX-License-Identifier: MIT
// What goes from the worker that takes evidence from the storage to the page: texts that many computers share go over once.

/** @property texts those that the batches before did not have @property computers of each what is stored */
export interface TextBatch {
    readonly texts: readonly string[];
    readonly computers: readonly BatchedComputer[];
}

/** @property shared in place of that of `stored`: the places of its texts, or the texts themselves; null: `stored` is whole */
interface BatchedComputer {
    readonly stored: unknown;
    readonly shared: readonly (number | string)[] | null;
}

/** So many texts, and so many characters of them, are remembered on both sides. Others go over each time. */
const [mostTexts, mostCharacters] = [100_000, 20_000_000];

/** In the worker. */
export class SentTexts {
    private readonly places = new Map<string, number>();
    private characters = 0;

    batchOf(stored: readonly unknown[]): TextBatch {
        const texts: string[] = [];
        return { computers: stored.map(one => this.withPlaces(one, texts)), texts };
    }

    private withPlaces(stored: unknown, texts: string[]): BatchedComputer {
        const { shared, ...own } = (stored ?? {}) as { readonly shared?: unknown };
        // What earlier versions stored, and what is damaged, goes over as it is.
        if (!areTexts(shared)) return { stored, shared: null };
        return { stored: own, shared: shared.map(text => this.placeOf(text, texts)) };
    }

    private placeOf(text: string, texts: string[]): number | string {
        const known = this.places.get(text);
        if (known !== undefined) return known;
        if (this.places.size >= mostTexts || this.characters + text.length > mostCharacters) return text;
        this.characters += text.length;
        this.places.set(text, this.places.size);
        texts.push(text);
        return this.places.size - 1;
    }
}

/** In the page. */
export class TakenTexts {
    private readonly texts: string[] = [];

    /** As it is stored. */
    storedIn({ texts, computers }: TextBatch): readonly unknown[] {
        for (const text of texts) this.texts.push(text);
        return computers.map(({ stored, shared }) =>
            shared ? { ...(stored as object), shared: shared.map(text => (typeof text === 'number' ? this.texts[text] : text)) } : stored
        );
    }
}

function areTexts(shared: unknown): shared is readonly string[] {
    return Array.isArray(shared) && shared.every(text => typeof text === 'string');
}
