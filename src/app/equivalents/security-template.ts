// SPDX-License-Identifier: MIT
import type { Direction } from '../domain/computer/facts';
import { decided, type Goal } from './goal';

const services: Readonly<Record<Direction, string>> = { outbound: 'LanmanWorkstation', inbound: 'LanManServer' };

export const templateName = 'smb-signing.inf';

/** Applies the template. The database is a new file: never the one that the system uses. */
export const seceditCommand = `secedit /configure /db smb-signing-new.sdb /cfg ${templateName} /areas SECURITYPOLICY`;

/**
 * A security template that reaches a goal: the same format as GptTmpl.inf in a Group Policy object. It can only store values,
 * so it says nothing of a direction that shall go back to Windows' default; empty where no other is left.
 */
export function securityTemplate(goal: Goal): string {
    const values = decided(goal).flatMap(({ direction, target }) => {
        if (target === 'windowsDefault') return [];
        const name = `MACHINE\\System\\CurrentControlSet\\Services\\${services[direction]}\\Parameters\\RequireSecuritySignature`;
        return [`${name}=4,${target === 'required' ? 1 : 0}`]; // 4: REG_DWORD
    });
    if (values.length === 0) return '';
    const lines = ['[Unicode]', 'Unicode=yes', '[Version]', 'signature="$CHICAGO$"', 'Revision=1', '[Registry Values]', ...values];
    return lines.join('\r\n') + '\r\n';
}

/** The bytes of its file: UTF-16, little endian, with a byte order mark; secedit misreads other encodings. */
export function securityTemplateFile(goal: Goal): Uint8Array {
    const text = `\ufeff${securityTemplate(goal)}`;
    const bytes = new DataView(new ArrayBuffer(text.length * 2));
    for (let index = 0; index < text.length; index++) bytes.setUint16(index * 2, text.charCodeAt(index), true);
    return new Uint8Array(bytes.buffer);
}
