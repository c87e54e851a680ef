// SPDX-License-Identifier: MIT
import { type EventField, sameChannel } from '../evidence/reading';
import type { FileEvent } from './file-event';

/** Where else than in its peer an event differs. */
export type FieldPart = 'required' | 'status';

interface EventFields {
    readonly id: number;
    readonly channel: string;
    readonly required?: readonly [name: string, place: number];
    readonly status?: readonly [name: string, place: number];
}

/** As powershell-module/Private/Events/Get-EvidenceSource.ps1 has them; a test compares the two. */
export const eventFields: readonly EventFields[] = [
    { id: 31998, channel: 'Microsoft-Windows-SmbClient/Audit', required: ['ClientRequireSigning', 2] },
    { id: 31999, channel: 'Microsoft-Windows-SmbClient/Audit', required: ['ClientRequireEncryption', 2] },
    { id: 31013, channel: 'Microsoft-Windows-SmbClient/Security', status: ['Status', 6] },
    { id: 3021, channel: 'Microsoft-Windows-SMBServer/Audit', required: ['ServerRequiresSigning', 2] },
    { id: 3022, channel: 'Microsoft-Windows-SMBServer/Audit', required: ['ServerRequiresEncryption', 2] },
    { id: 551, channel: 'Microsoft-Windows-SMBServer/Security', status: ['Status', 2] }
];

/** The field of an event that says a part, by its name, or by its place where no field has a name. */
export function fieldOf({ id, channel, fields }: FileEvent, part: FieldPart): EventField | undefined {
    const known = eventFields.find(one => one.id === id && sameChannel(one.channel, channel))?.[part];
    if (!known) return undefined;
    const [wanted, place] = known;
    const named = fields.find(({ name }) => name !== null && name.replace(/[\s_-]/g, '').toLowerCase() === wanted.toLowerCase());
    return named ?? (fields.every(({ name }) => name === null) ? fields[place] : undefined);
}
