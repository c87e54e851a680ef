// SPDX-License-Identifier: MIT

/** Thrown where an answer ends before, or points past, what it says is there. Does not leave domain/negotiate. */
export class OutOfBytes extends Error {
    constructor(readonly part: string) {
        super(part);
    }
}

/** Bytes from the network, read with every offset checked first. Numbers are little-endian, as SMB has them. */
export class Bytes {
    private readonly view: DataView;

    constructor(private readonly bytes: Uint8Array) {
        this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }

    get length(): number {
        return this.bytes.length;
    }

    /** @throws OutOfBytes naming `part` */
    u8(offset: number, part: string): number {
        return this.view.getUint8(this.inside(offset, 1, part));
    }

    u16(offset: number, part: string): number {
        return this.view.getUint16(this.inside(offset, 2, part), true);
    }

    u32(offset: number, part: string): number {
        return this.view.getUint32(this.inside(offset, 4, part), true);
    }

    /** A part on its own: nothing read from it can reach beyond it. */
    slice(offset: number, length: number, part: string): Bytes {
        const start = this.inside(offset, length, part);
        return new Bytes(this.bytes.subarray(start, start + length));
    }

    startsWith(...expected: readonly number[]): boolean {
        return expected.every((byte, index) => this.bytes[index] === byte);
    }

    private inside(offset: number, length: number, part: string): number {
        if (!Number.isSafeInteger(offset) || offset < 0 || length < 0 || offset + length > this.bytes.length) throw new OutOfBytes(part);
        return offset;
    }
}
