// SPDX-License-Identifier: MIT
import { type ErrorEntry, errorEntries } from './entries';

/** What a number says of itself, whether it is in the table or not. */
export interface DecodedNumber {
    /** 32 bits, unsigned. */
    readonly value: number;
    /**
     * `ntstatus`: an NTSTATUS as it is. `hresultOfNtstatus`: an HRESULT around one. `hresultOfWin32`: an HRESULT around a
     * Windows error number. `hresult`: another one. `win32`: a Windows error number.
     */
    readonly form: 'ntstatus' | 'hresultOfNtstatus' | 'hresultOfWin32' | 'hresult' | 'win32';
    /** The NTSTATUS or Windows error number inside; equals `value` where there is no wrapping. */
    readonly inner: number;
    /** Bits 16 to 27: who defined the number. */
    readonly facility: number;
    /** Bits 0 to 15. */
    readonly code: number;
    readonly entry: ErrorEntry | null;
}

const FACILITY_WIN32 = 7; // [MS-ERREF] 2.1
const NT_BIT = 0x10000000; // [MS-ERREF] 2.1, N: an NTSTATUS was mapped to an HRESULT

/** Takes a number apart ([MS-ERREF] 2.1, 2.2 and 2.3). */
export function decode(value: number): DecodedNumber {
    const facility = (value >>> 16) & 0xfff;
    const code = value & 0xffff;
    const parts = { value, facility, code };
    if (value <= 0xffff) return { ...parts, form: 'win32', inner: value, entry: byWin32(value) };
    if (value >>> 16 === 0x8000 + FACILITY_WIN32) return { ...parts, form: 'hresultOfWin32', inner: code, entry: byWin32(code) };
    if ((value & NT_BIT) !== 0) {
        const inner = (value & ~NT_BIT) >>> 0;
        return { ...parts, facility: (inner >>> 16) & 0xfff, form: 'hresultOfNtstatus', inner, entry: byStatus(inner) };
    }
    return { ...parts, form: value >>> 30 === 3 ? 'ntstatus' : 'hresult', inner: value, entry: byStatus(value) };
}

function byStatus(value: number): ErrorEntry | null {
    return errorEntries.find(entry => entry.ntstatus.includes(value)) ?? null;
}

function byWin32(value: number): ErrorEntry | null {
    return errorEntries.find(entry => entry.win32.includes(value)) ?? null;
}
