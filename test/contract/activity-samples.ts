// SPDX-License-Identifier: MIT
import { commandEvent, commandLog } from '../../dev-gateway/computers/state/command-log';
import type { EventLog, LoggedEvent, Scenario } from '../../dev-gateway/scenarios/scenario';
import { srv2025 } from '../../dev-gateway/scenarios/servers/srv2025';
import { sorted } from './samples';

const at = (day: number): string => `2026-10-${String(day).padStart(2, '0')}T08:30:00.000Z`;
const log = (...events: readonly LoggedEvent[]): EventLog => ({ maximumSizeInBytes: 1_052_672, events });
const computer = (eventLog?: EventLog): Scenario => ({ ...srv2025, ...(eventLog ? { eventLogs: { [commandLog]: eventLog } } : {}) });

/** Computers whose log of Windows Admin Center is of different kinds, by what is special about it. */
export const activityCases: Readonly<Record<string, Scenario>> = {
    ran: computer(
        log(
            commandEvent('Get-WACSMInventory', 'LAB\\anna', at(1)),
            commandEvent('Enable-SmbInboundSigningRequirement', 'LAB\\anna', at(2)),
            { ...commandEvent('Disable-SmbOutboundSigningRequirement', 'LAB\\ben', at(3)), id: 4001 },
            commandEvent('Disable-SmbInboundSigningRequirement', 'LAB\\ben', at(4)),
            commandEvent('Test-SmbDevice', 'LAB\\anna', at(5))
        )
    ),
    /** Windows Admin Center never wrote to it, so there is no such log. */
    missing: computer(),
    empty: computer(log()),
    denied: computer({ ...log(), denied: true })
};

/** An answer without what differs from run to run and from one way of running to another. */
export function normaliseActivity(answer: unknown): unknown {
    return sorted({ ...(answer as object), collectedAt: '2026-11-01T00:00:00.0000000Z', languageMode: 'FullLanguage' });
}
