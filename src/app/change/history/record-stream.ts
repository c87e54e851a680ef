// SPDX-License-Identifier: MIT
// Takes a JSON file apart without holding it in memory as a whole. It only finds where records begin and end; whether
// they, and what stands around them, are JSON at all is for JSON.parse to say.

/** More characters than a record whose texts are all as long as they may be, or all that stands around the records, can have. */
const longest = 2_000_000;

/** As long as a member's name must be known. */
const longestName = 20;

/**
 * Finds the elements of the array `records` of a JSON object in a text that comes in pieces. `outside` is the rest of
 * the text, with an empty array in their place.
 */
export class RecordFinder {
    outside = '';
    /** What is known of the element that has not ended; null outside of the array. */
    private element: string | null = null;
    /** Whether a comma has promised another element. */
    private promised = false;
    /** The last text of the object itself, and the one that a colon made a member's name. */
    private text = '';
    private name = '';
    private depth = 0;
    private inText = false;
    private escaped = false;

    /** The texts of the elements that end in this piece; null: something in it is longer than anything can be. */
    take(piece: string): readonly string[] | null {
        const found: string[] = [];
        let from = 0;
        for (let index = 0; index < piece.length; index++) {
            const character = piece.charAt(index);
            if (this.inText) {
                this.takeOfText(character);
                continue;
            }
            const isEnd = this.isEndOfElement(character);
            const before = this.element !== null;
            this.takeOfStructure(character);
            if (isEnd) {
                const element = `${this.element ?? ''}${piece.slice(from, index)}`;
                if (this.promised || character === ',' || element.trim() !== '') found.push(element);
                this.promised = character === ',';
                this.element = character === ',' ? '' : null;
                from = character === ',' ? index + 1 : index;
            } else if (!before && this.isBeginOfRecords(character)) {
                this.outside += piece.slice(from, index + 1);
                this.element = '';
                from = index + 1;
            }
        }
        if (this.element === null) this.outside += piece.slice(from);
        else this.element += piece.slice(from);
        return this.outside.length > longest || (this.element ?? '').length > longest ? null : found;
    }

    private isEndOfElement(character: string): boolean {
        return this.element !== null && this.depth === 2 && (character === ',' || character === ']' || character === '}');
    }

    private isBeginOfRecords(character: string): boolean {
        return character === '[' && this.depth === 2 && this.name === 'records';
    }

    private takeOfStructure(character: string): void {
        if (character === '"') [this.inText, this.text] = [true, ''];
        else if (character === ':' && this.depth === 1) this.name = this.text;
        else if (character === '{' || character === '[') this.depth++;
        else if (character === '}' || character === ']') this.depth--;
    }

    private takeOfText(character: string): void {
        if (this.escaped) this.escaped = false;
        else if (character === '\\') this.escaped = true;
        else if (character === '"') this.inText = false;
        else if (this.depth === 1 && this.text.length < longestName) this.text += character;
    }
}
