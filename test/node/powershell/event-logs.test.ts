// SPDX-License-Identifier: MIT
// Get-WinEvent on an emulated computer, as on Windows: what it finds, how it fails, and what Constrained Language Mode leaves of it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PowerShellResult } from '../../../dev-gateway/computers/computer';
import { clientSecurityLog } from '../../../dev-gateway/scenarios/event-logs';
import { srv2012R2 } from '../../../dev-gateway/scenarios/servers/srv2012r2';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import type { EventLogs } from '../../../dev-gateway/scenarios/scenario';
import { computerOf } from '../../contract/samples';
import { host } from '../host';

const eventLogs: EventLogs = {
    [clientSecurityLog]: {
        maximumSizeInBytes: 8_388_608,
        oldestRecordNumber: 40,
        events: [
            { id: 31017, time: 30, data: { UserName: 'guest', ServerName: '\\nas1 & <co>' } },
            { id: 31022, time: 10, data: { UserName: 'guest', ServerName: '\\nas2' }, message: 'Allowed an insecure guest logon.' },
            { id: 31013, time: 20, data: { Smb2Command: 3, ServerName: '\\nas3' }, userData: true },
            { id: 31001, time: 5000, xml: '<Event' }
        ]
    },
    Security: { denied: true, events: [] }
};

/** Runs a script on a fresh Windows Server 2025 with these logs. */
function run(script: string, mode: 'full' | 'constrained' = 'full'): Promise<PowerShellResult> {
    const computer = computerOf({ ...srv2025, eventLogs }, host, mode);
    return computer.run({ script, command: '', parameters: {}, jea: false, module: '', logAudit: false }, new AbortController().signal);
}

async function idsOf(command: string): Promise<unknown> {
    const { results, errors } = await run(`${command} | ForEach-Object { $_.Id }`);
    assert.deepEqual(errors, []);
    return results;
}

const inLog = `LogName = '${clientSecurityLog.toLowerCase()}'`;

describe('Get-WinEvent', () => {
    it('gives the newest first, and no more than asked for', async () => {
        assert.deepEqual(await idsOf(`Get-WinEvent -LogName ${clientSecurityLog}`), [31022, 31013, 31017, 31001]);
        assert.deepEqual(await idsOf(`Get-WinEvent -LogName ${clientSecurityLog} -MaxEvents 2`), [31022, 31013]);
        assert.deepEqual(await idsOf(`Get-WinEvent -LogName ${clientSecurityLog} -Oldest -MaxEvents 1`), [31001]);
    });

    it('refuses to give no events at all, as it does while parameters are bound', async () => {
        const { errors } = await run(`Get-WinEvent -LogName ${clientSecurityLog} -MaxEvents 0`);
        assert.deepEqual(
            errors.map(error => error.errorId),
            ['ParameterArgumentValidationError,Microsoft.PowerShell.Commands.GetWinEventCommand']
        );
    });

    it('filters by identifier, start and end', async () => {
        assert.deepEqual(await idsOf(`Get-WinEvent -FilterHashtable @{ ${inLog}; Id = 31017, 31022 }`), [31022, 31017]);
        const since = '[datetime]::UtcNow.AddMinutes(-25)';
        assert.deepEqual(await idsOf(`Get-WinEvent -FilterHashtable @{ ${inLog}; StartTime = ${since} }`), [31022, 31013]);
        assert.deepEqual(await idsOf(`Get-WinEvent -FilterHashtable @{ ${inLog}; EndTime = ${since} }`), [31017, 31001]);
    });

    it('gives fields by name in the XML, under EventData or UserData, and by place as properties', async () => {
        const { results, errors } = await run(`
            $events = @(Get-WinEvent -FilterHashtable @{ ${inLog}; Id = 31017, 31013 })
            ([xml] $events[0].ToXml()).Event.UserData.EventData.ServerName
            ([xml] $events[1].ToXml()).Event.EventData.Data | ForEach-Object { $_.Name; $_.InnerText }
            $events[0].Properties | ForEach-Object { $_.Value }
            $events[0].Message -eq $null
            $events[0].RecordId; $events[1].RecordId`);
        assert.deepEqual(errors, []);
        const names = ['UserName', 'guest', 'ServerName', '\\nas1 & <co>'];
        assert.deepEqual(results, ['\\nas3', ...names, 3, '\\nas3', true, 42, 41]);
    });

    it('lets Constrained Language Mode read properties and refuses the XML', async () => {
        const one = `(Get-WinEvent -FilterHashtable @{ ${inLog}; Id = 31022 })`;
        const { results } = await run(
            `${one}.Properties[1].Value; "$(${one}.TimeCreated.ToUniversalTime().Kind)"; ${one}.Message`,
            'constrained'
        );
        assert.deepEqual(results, ['\\nas2', 'Utc', 'Allowed an insecure guest logon.']);
        const { errors } = await run(`${one}.ToXml()`, 'constrained');
        assert.match(errors[0]?.errorId ?? '', /^MethodInvocationNotSupportedInConstrainedLanguage/);
    });

    it('fails as on Windows: no event, no such log, no access', async () => {
        const suffix = ',Microsoft.PowerShell.Commands.GetWinEventCommand';
        for (const [command, ids] of [
            [`Get-WinEvent -FilterHashtable @{ ${inLog}; Id = 1 }`, ['NoMatchingEventsFound']],
            ['Get-WinEvent -FilterHashtable @{ LogName = "Toaster" }', ['NoMatchingLogsFound']],
            ['Get-WinEvent -ListLog Toaster', ['NoMatchingLogsFound']],
            ['Get-WinEvent -LogName Security', ['LogInfoUnavailable', 'NoMatchingLogsFound']]
        ] as const) {
            const { results, errors } = await run(command);
            assert.deepEqual([results, errors.map(error => error.errorId)], [[], ids.map(id => id + suffix)], command);
        }
    });

    it('describes the logs themselves', async () => {
        const { results, errors } = await run(`
            $log = Get-WinEvent -ListLog ${clientSecurityLog}
            $log.LogName; $log.IsEnabled; $log.MaximumSizeInBytes; $log.RecordCount; $log.OldestRecordNumber
            @(Get-WinEvent -ListLog Microsoft-Windows-SMB*).Count`);
        assert.deepEqual([errors, results], [[], [clientSecurityLog, true, 8_388_608, 4, 40, 5]]);
    });

    it('has the logs that its Windows has, and time passes in them', async () => {
        const old = computerOf(srv2012R2, host, 'full');
        assert.equal(Object.keys((old.describe() as { eventLogs: EventLogs }).eventLogs).length, 5);
        const computer = computerOf({ ...srv2025, eventLogs }, host, 'full');
        const timeOf = (): number =>
            Date.parse(String((computer.describe() as { eventLogs: EventLogs }).eventLogs[clientSecurityLog]?.events[0]?.time));
        const before = timeOf();
        assert.equal(computer.happen({ event: 'timePasses', minutes: 60 }), null);
        assert.equal(before - timeOf(), 60 * 60_000);
    });
});
