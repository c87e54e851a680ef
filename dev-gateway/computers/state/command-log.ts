// SPDX-License-Identifier: MIT
// What Windows Admin Center's gateway notes on the computer of each command that it was asked to log: event 4000, with the fields
// that its documentation of logging names. It has the command's name and who ran it, neither its parameters nor how it ended.
import type { LoggedEvent } from '../../scenarios/scenario';
import type { ComputerState } from './computer-state';

export const commandLog = 'Microsoft-ServerManagementExperience';

export function commandEvent(command: string, user: string, time: LoggedEvent['time']): LoggedEvent {
    const data = {
        ...{ PowerShell: command, CIM: '', Module: 'SMB signing', Gateway: 'wac.lab.example', UserOnGateway: user, UserOnTarget: '' },
        ...{ Delegation: 'False', LAPS: 'False', File: '' }
    };
    const message = Object.entries(data).map(([name, value]) => `${name}: ${value}`);
    return { id: 4000, provider: 'SMEGateway', level: 4, time, data, message: message.join('\n') };
}

/** The computer after the gateway noted a command. The log comes with the first one. */
export function withCommand(state: ComputerState, command: string, now: Date): ComputerState {
    const log = state.eventLogs[commandLog] ?? { maximumSizeInBytes: 1_052_672, events: [] };
    if (log.enabled === false) return state;
    const events = [...log.events, commandEvent(command, 'LAB\\admin', now.toISOString())];
    return { ...state, eventLogs: { ...state.eventLogs, [commandLog]: { ...log, events } } };
}
