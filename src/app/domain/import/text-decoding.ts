// SPDX-License-Identifier: MIT

/** Bytes of a text file in parts, in the encoding that its beginning tells: UTF-8, or UTF-16 as Windows PowerShell writes it. */
export class TextDecoding {
    private decoder: TextDecoder | null = null;
    private beginning = new Uint8Array(0);

    /** The text of the next bytes, without a mark of the encoding. */
    push(bytes: Uint8Array): string {
        if (this.decoder) return this.decoder.decode(bytes, { stream: true });
        this.beginning = joined(this.beginning, bytes);
        return this.beginning.length < enough ? '' : this.begin();
    }

    /** The rest of the text. A character that is cut becomes a mark of replacement. */
    end(): string {
        const begun = this.decoder ? '' : this.begin();
        return begun + (this.decoder?.decode() ?? '');
    }

    private begin(): string {
        this.decoder = new TextDecoder(encodingOf(this.beginning));
        return this.decoder.decode(this.beginning, { stream: true });
    }
}

/** So many bytes tell the encoding. */
const enough = 4;

/** Without a mark, every second byte of a text of Latin letters is zero in UTF-16. */
function encodingOf([first, second, third, fourth]: Uint8Array): string {
    if (first === 0xff && second === 0xfe) return 'utf-16le';
    if (first === 0xfe && second === 0xff) return 'utf-16be';
    if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
    return first === 0 && second !== 0 && third === 0 && fourth !== 0 ? 'utf-16be' : 'utf-8';
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
    const all = new Uint8Array(one.length + other.length);
    all.set(one);
    all.set(other, one.length);
    return all;
}
