// SPDX-License-Identifier: MIT
import { type ErrorEntry, errorEntries } from './entries';

/** What a number says of itself, whether it is in the table or not. */
export interface DecodedNumber {
    /** 32 bits, unsigned. */
    readonly value: number;
    /**
     * `ntstatus`: an NTSTATUS as it is. `hresultOfNtstatus`: an HRESULT around one. `hresultOfWin32`, `ntstatusOfWin32`: a
     * Windows error number in one of these. `hresult`: another one. `win32`: a Windows error number. `errno`: an error number
     * of Linux, macOS and libraries made there.
     */
    readonly form: 'ntstatus' | 'hresultOfNtstatus' | 'hresultOfWin32' | 'ntstatusOfWin32' | 'hresult' | 'win32' | 'errno';
    /** The NTSTATUS or Windows error number inside; equals `value` where there is no wrapping. */
    readonly inner: number;
    /** Bits 16 to 27: who defined the number. */
    readonly facility: number;
    /** Bits 0 to 15. */
    readonly code: number;
    /** The likely meaning first; empty where the table has none. */
    readonly entries: readonly ErrorEntry[];
}

const FACILITY_WIN32 = 7; // [MS-ERREF] 2.1; the same in an NTSTATUS, 2.3: FACILITY_NTWIN32
const NT_BIT = 0x10000000; // [MS-ERREF] 2.1, N: an NTSTATUS was mapped to an HRESULT

/** Takes a number apart ([MS-ERREF] 2.1, 2.2 and 2.3). */
export function decode(value: number): DecodedNumber {
    const facility = (value >>> 16) & 0xfff;
    const code = value & 0xffff;
    const parts = { value, facility, code };
    if (value <= 0xffff) return { ...parts, form: 'win32', inner: value, entries: byWin32(value) };
    if (value >>> 16 === 0x8000 + FACILITY_WIN32) return { ...parts, form: 'hresultOfWin32', inner: code, entries: byWin32(code) };
    if (value >>> 16 === 0xc000 + FACILITY_WIN32) return { ...parts, form: 'ntstatusOfWin32', inner: code, entries: byWin32(code) };
    if ((value & NT_BIT) !== 0) {
        const inner = (value & ~NT_BIT) >>> 0;
        return { ...parts, facility: (inner >>> 16) & 0xfff, form: 'hresultOfNtstatus', inner, entries: byStatus(inner) };
    }
    return { ...parts, form: value >>> 30 === 3 ? 'ntstatus' : 'hresult', inner: value, entries: byStatus(value) };
}

/** An error number of Linux or macOS, which share none with those of Windows. */
export function decodeErrno(value: number, entry: ErrorEntry | null): DecodedNumber {
    return { value, form: 'errno', inner: value, facility: 0, code: value, entries: entry ? [entry] : [] };
}

/** Success, or more to come: no error, whatever a log calls it. */
export function isNoError(value: number): boolean {
    return normal.has(value);
}

const normal: ReadonlySet<number> = new Set([
    0, // STATUS_SUCCESS, S_OK
    0x103, // STATUS_PENDING, STILL_ACTIVE
    0x10b, // STATUS_NOTIFY_CLEANUP
    0x10c, // STATUS_NOTIFY_ENUM_DIR
    997, // ERROR_IO_PENDING
    0x80000005, // STATUS_BUFFER_OVERFLOW
    0x80000006, // STATUS_NO_MORE_FILES
    0xc0000011, // STATUS_END_OF_FILE
    0xc0000016, // STATUS_MORE_PROCESSING_REQUIRED
    0xd0000016
]);

/** The names of such statuses. */
export const normalSymbols: ReadonlySet<string> = new Set([
    'STATUS_SUCCESS',
    'STATUS_OK',
    'STATUS_PENDING',
    'STATUS_NOTIFY_CLEANUP',
    'STATUS_NOTIFY_ENUM_DIR',
    'STATUS_BUFFER_OVERFLOW',
    'STATUS_NO_MORE_FILES',
    'STATUS_END_OF_FILE',
    'STATUS_MORE_PROCESSING_REQUIRED',
    'ERROR_SUCCESS',
    'ERROR_IO_PENDING',
    'ERROR_MORE_DATA'
]);

function byStatus(value: number): readonly ErrorEntry[] {
    return errorEntries.filter(entry => entry.ntstatus.includes(value));
}

function byWin32(value: number): readonly ErrorEntry[] {
    return errorEntries.filter(entry => entry.win32.includes(value));
}
