// SPDX-License-Identifier: MIT
// What the license of a Windows allows, as the registry keeps it: ProductOptions, ProductPolicy. The layout is described by
// Geoff Chappell, "Product Policy".
import type { Registry } from './scenario';

/** The names that decide SMB's defaults, with the values of an edition. */
export interface SmbLicense {
    readonly serverRequiresSigning: boolean;
    readonly clientRequiresSigning: boolean;
}

const endMark = 0x45;

/** The registry's data. Null: a license that does not name SMB's defaults, as that of an older Windows. */
export function productPolicy(license: SmbLicense | null): Registry[string][string] {
    const values: readonly (readonly [string, number])[] = [
        ['Kernel-MUI-Number-Allowed', 1000],
        ['Security-SPP-GenuineLocalStatus', 1],
        ...(license === null
            ? []
            : [
                  ['SMBClient-AllowInsecureGuestAuthByDefault', 0] as const,
                  ['SMBClient-RequireSigningByDefault', Number(license.clientRequiresSigning)] as const,
                  ['SMBServer-RequireSigningByDefault', Number(license.serverRequiresSigning)] as const
              ]),
        ['WorkstationService-DomainJoinEnabled', 1]
    ];
    const entries = Buffer.concat(values.map(([name, value]) => entry(name, value)));
    const head = Buffer.alloc(20);
    [20 + entries.length + 4, entries.length, 4, 0, 1].forEach((number, index) => head.writeUInt32LE(number, 4 * index));
    const end = Buffer.alloc(4);
    end.writeUInt32LE(endMark);
    return { binary: Buffer.concat([head, entries, end]).toString('base64') };
}

/** A value of type 4: a number of 4 bytes. Each takes a multiple of 4 bytes. */
function entry(name: string, value: number): Buffer {
    const size = Math.ceil((16 + 2 * name.length + 4) / 4) * 4;
    const bytes = Buffer.alloc(size);
    [size, 2 * name.length, 4, 4].forEach((number, index) => bytes.writeUInt16LE(number, 2 * index));
    bytes.write(name, 16, 'utf16le');
    bytes.writeUInt32LE(value, 16 + 2 * name.length);
    return bytes;
}
