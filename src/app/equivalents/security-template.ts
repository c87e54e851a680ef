// SPDX-License-Identifier: MIT
import type { Direction } from '../domain/computer/facts';
import { catalogue } from '../domain/settings/catalogue';
import { decided, type Goal } from './goal';
import type { HeldValue } from './hand-over/hand-over';
import { utf16 } from './utf16';

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
        return target === 'windowsDefault' ? [] : [{ setting: direction, number: target === 'required' ? 1 : 0 }];
    });
    return values.length === 0 ? '' : templateOf(values);
}

/** A security template that stores values. @param head a line that says where it is from; empty: none */
export function templateOf(values: readonly HeldValue[], head = ''): string {
    const stored = values.map(({ setting, number }) => {
        const { direction, valueName } = catalogue[setting];
        return `MACHINE\\System\\CurrentControlSet\\Services\\${services[direction]}\\Parameters\\${valueName}=4,${number}`; // 4: REG_DWORD
    });
    const comment = head === '' ? [] : [`; ${head}`];
    const version = ['[Version]', 'signature="$CHICAGO$"', 'Revision=1', ...comment];
    const lines = ['[Unicode]', 'Unicode=yes', ...version, '[Registry Values]', ...stored];
    return lines.join('\r\n') + '\r\n';
}

/** The bytes of its file: secedit misreads other encodings. */
export function securityTemplateFile(goal: Goal): Uint8Array {
    return utf16(securityTemplate(goal));
}
