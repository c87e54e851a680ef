// SPDX-License-Identifier: MIT
import { clientAuditLog, emptyEventLogs, serverAuditLog } from '../event-logs';
import type { EventLog, LoggedEvent, Scenario } from '../scenario';
import { windowsServer2025 } from './srv2025';
import { storedBySetup } from '../windows';

const base = windowsServer2025({ name: 'srv2025-upgraded', guid: '2025aa000003', stored: storedBySetup });

const day = 24 * 60;

const nas = { ServerNameLength: 5, ServerName: '\\nas1', ClientRequireSigning: false };
const scanner = { ClientNameLength: 11, ClientName: '192.0.2.17', ServerRequiresSigning: false };

function log(...events: readonly LoggedEvent[]): EventLog {
    return { maximumSizeInBytes: 8_388_608, events };
}

/**
 * Windows Server 2025 that was upgraded in place: what the former Windows stored stayed. Signing is audited in both
 * directions, and a NAS and a scanner have shown that they cannot.
 */
export const srv2025Upgraded: Scenario = {
    ...base,
    outbound: { ...base.outbound, RequireSecuritySignature: false, AuditServerDoesNotSupportSigning: true },
    inbound: { ...base.inbound, AuditClientDoesNotSupportSigning: true },
    eventLogs: {
        ...emptyEventLogs(26100),
        [clientAuditLog]: log({ id: 31998, time: 20 * day, data: nas }, { id: 31998, time: 2 * day, data: nas }),
        [serverAuditLog]: log({ id: 3021, time: 21 * day, data: scanner }, { id: 3021, time: day, data: scanner })
    }
};
