// SPDX-License-Identifier: MIT
// Error numbers and texts of Linux, macOS and the libraries made there. 5, 13 and 112 mean other things than on Windows.
import type { ErrorId } from './entries';

interface PosixError {
    readonly id: ErrorId;
    readonly names: readonly string[];
    /** The number on Linux. */
    readonly number: number;
    /** The system's sentence. */
    readonly words: string;
}

/** Numbers: Linux, include/uapi/asm-generic/errno.h. What they mean of a share: mount.cifs(8) and the kernel's fs/smb/client. */
export const posixErrors: readonly PosixError[] = [
    { number: 1, id: 'accessDenied', names: ['EPERM'], words: 'operation not permitted' },
    { number: 2, id: 'nameNotFound', names: ['ENOENT'], words: 'no such file or directory' },
    { number: 5, id: 'unspecified', names: ['EIO'], words: 'input/output error' },
    { number: 6, id: 'nameNotFound', names: ['ENXIO'], words: 'no such device or address' },
    { number: 11, id: 'timedOut', names: ['EAGAIN'], words: 'resource temporarily unavailable' },
    { number: 13, id: 'accessDenied', names: ['EACCES'], words: 'permission denied' },
    { number: 22, id: 'invalidParameter', names: ['EINVAL'], words: 'invalid argument' },
    { number: 32, id: 'connectionReset', names: ['EPIPE'], words: 'broken pipe' },
    { number: 95, id: 'notSupported', names: ['EOPNOTSUPP', 'ENOTSUP'], words: 'operation not supported' },
    { number: 101, id: 'unreachable', names: ['ENETUNREACH'], words: 'network is unreachable' },
    { number: 103, id: 'connectionReset', names: ['ECONNABORTED'], words: 'software caused connection abort' },
    { number: 104, id: 'connectionReset', names: ['ECONNRESET'], words: 'connection reset by peer' },
    { number: 107, id: 'connectionReset', names: ['ENOTCONN'], words: 'transport endpoint is not connected' },
    { number: 108, id: 'connectionReset', names: ['ESHUTDOWN'], words: 'cannot send after transport endpoint shutdown' },
    { number: 110, id: 'timedOut', names: ['ETIMEDOUT'], words: 'connection timed out' },
    { number: 111, id: 'connectionRefused', names: ['ECONNREFUSED'], words: 'connection refused' },
    { number: 112, id: 'connectionReset', names: ['EHOSTDOWN'], words: 'host is down' },
    { number: 113, id: 'unreachable', names: ['EHOSTUNREACH'], words: 'no route to host' },
    { number: 115, id: 'timedOut', names: ['EINPROGRESS'], words: 'operation now in progress' },
    { number: 121, id: 'unspecified', names: ['EREMOTEIO'], words: 'remote i/o error' },
    { number: 126, id: 'noCredentials', names: ['ENOKEY'], words: 'required key not available' },
    { number: 127, id: 'accountUnusable', names: ['EKEYEXPIRED'], words: 'key has expired' },
    { number: 129, id: 'wrongPassword', names: ['EKEYREJECTED'], words: 'key was rejected by service' },
    { number: 524, id: 'notSupported', names: [], words: 'operation is not supported' }
];

/** Whether a line is of such a system: its numbers are not those of Windows. */
export function isPosixLine(line: string): boolean {
    return /\b(?:mount|umount|cifs|smbfs|smbclient|ksmbd|kernel|dmesg|fstab|autofs|systemd|linux|errno|strerror|libsmb\w*|smbd|vers=\d|macos|finder|darwin)\b|mount[._](?:cifs|smbfs)|cifs_mount|cifs vfs|\[errno/i.test(
        line
    );
}

/** Numbers of the Finder and other programs of macOS (MacErrors.h): they say no more than that it did not work, or no rights. */
export const finderErrors: ReadonlyMap<number, ErrorId> = new Map([
    [-36, 'unspecified'],
    [-43, 'nameNotFound'],
    [-50, 'unspecified'],
    [-51, 'unspecified'],
    [-54, 'accessDenied'],
    [-61, 'accessDenied'],
    [-5000, 'accessDenied'],
    [-5002, 'logonFailure'],
    [-5014, 'unspecified'],
    [-5023, 'logonFailure'],
    [-6003, 'unreachable'],
    [-6600, 'unspecified'],
    [-6602, 'unspecified'],
    [-8058, 'unspecified'],
    [-8062, 'unspecified']
]);
