// SPDX-License-Identifier: MIT
// What happens to a computer by itself: policy refreshes, services start, time passes, peers connect.
import { applicationLog, policyApplied, withEvent } from '../../scenarios/event-logs';
import type { PeerVisit, Policy, PolicyObject } from '../../scenarios/scenario';
import { type Clock, problemOfClock } from './clock';
import { type ComputerState, minutesBefore, withEventTimes } from './computer-state';
import { problemOfVisit, withVisit } from './peer-visits';
import { securityExtension } from './policy';
import { withSettingsRead } from './settings';

/**
 * `policyChange`: the domain's Group Policy objects changed, to `objects` where given; the computer learns of it at its next
 * refresh. `policyRefresh`: the ordinary one in the background, or `force`: gpupdate /force; `only`: the application leaves
 * nothing but these parts. `serviceStart` also restarts. `timePasses`: everything on the computer is that much longer ago.
 * `clockChange`: its clock is set that much ahead or, below 0, back, and nothing that it noted changes. `peerConnects`: a peer
 * did this, and the computer lets it in or not, and logs it or not.
 */
export type ComputerEvent =
    | { readonly event: 'policyChange'; readonly objects?: readonly PolicyObject[] }
    | { readonly event: 'policyRefresh'; readonly force?: boolean; readonly only?: readonly PolicyTrace[] }
    | { readonly event: 'serviceStart' | 'serviceStop'; readonly service: string }
    | { readonly event: 'timePasses' | 'clockChange'; readonly minutes: number }
    | ({ readonly event: 'peerConnects' } & PeerVisit);

/** What an application of policy leaves: the values, RSOP_ExtensionStatus.endTime, event 1704. Windows keeps each by itself. */
const policyTraces = ['values', 'rsop', 'event'] as const;
type PolicyTrace = (typeof policyTraces)[number];

const sides = {
    outbound: { service: 'LanmanWorkstation', key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters' },
    inbound: { service: 'LanmanServer', key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters' }
} as const;

type Side = keyof typeof sides;

/**
 * After how many minutes security settings are applied again although nothing changed: 16 hours
 * (MaxNoGPOListChangesInterval) and up to half an hour at random. Here the latest, unless the computer's policy says otherwise.
 */
const latest = 990;

/** NoGPOListChanges 0 stands here: security settings are applied at every refresh, even if no object has changed. */
const refreshKey = `HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\Group Policy\\${securityExtension}`;

const eventNames = [
    'clockChange',
    'peerConnects',
    'policyChange',
    'policyRefresh',
    'serviceStart',
    'serviceStop',
    'timePasses',
    'credentialsExpire',
    'nameMoves',
    'resume'
];

/** What is wrong with an event, or null: then it may be given to `happen`. */
export function problemOfEvent(event: object, state: ComputerState): string | null {
    const { event: name, minutes, service, objects, only } = event as Readonly<Record<string, unknown>>;
    switch (name) {
        case 'policyRefresh':
            return only === undefined || (Array.isArray(only) && only.every(one => policyTraces.includes(one as PolicyTrace)))
                ? null
                : `only is a list of ${policyTraces.join(', ')}.`;
        case 'policyChange':
            return objects === undefined || Array.isArray(objects) ? null : 'objects is a list of Group Policy objects.';
        case 'timePasses':
            return typeof minutes === 'number' && minutes > 0 ? null : 'minutes is a number above 0.';
        case 'clockChange':
            return typeof minutes === 'number' && minutes !== 0
                ? problemOfClock(jumped(state.clock, minutes))
                : 'minutes is a number, not 0.';
        case 'peerConnects':
            return problemOfVisit({ ...event });
        case 'serviceStart':
        case 'serviceStop': {
            const found = servicesOf(state).find(one => one['Name'] === service);
            if (!found) return `There is no service "${String(service)}". There are LanmanServer and LanmanWorkstation.`;
            return name === 'serviceStart' && found['StartMode'] === 'Disabled' ? `The service ${String(service)} is disabled.` : null;
        }
        default:
            return `There is no event "${String(name)}". There are ${eventNames.join(', ')}.`;
    }
}

/** The computer after the event. @param now by the computer's own clock */
export function happen(event: ComputerEvent, state: ComputerState, now: Date): ComputerState {
    switch (event.event) {
        case 'policyChange':
            return { ...state, policy: { ...state.policy, next: event.objects ?? state.policy.objects } };
        case 'policyRefresh':
            if (isDue(state, event.force === true, now)) return applyPolicy(state, now, event.only ?? policyTraces);
            return state.policy.stampsEveryRefresh ? { ...state, policy: { ...state.policy, stamped: now.toISOString() } } : state;
        case 'serviceStart':
            return startService(withService(state, event.service, 'Running'), event.service);
        case 'serviceStop':
            return withService(state, event.service, 'Stopped');
        case 'timePasses': {
            const earlier = (time: string | number): string => minutesBefore(new Date(time), event.minutes);
            const eventLogs = withEventTimes(state.eventLogs, earlier);
            const { lastApplied, stamped, ...policy } = state.policy;
            const orNull = (time: string | number | null): string | null => (time === null ? null : earlier(time));
            const stamps = stamped === undefined ? {} : { stamped: orNull(stamped) };
            return { ...state, eventLogs, policy: { ...policy, lastApplied: orNull(lastApplied), ...stamps } };
        }
        case 'clockChange':
            return { ...state, clock: jumped(state.clock, event.minutes) };
        case 'peerConnects':
            return withVisit(state, event, now);
    }
}

/** Whether a refresh applies security settings: unchanged ones are skipped until they are old. */
function isDue({ policy, registry }: ComputerState, force: boolean, now: Date): boolean {
    const { lastApplied, next, objects, reapplyAfter = latest } = policy;
    if (next) return true;
    if (objects.length === 0) return false;
    const everyTime = registry[refreshKey]?.['NoGPOListChanges'] === 0;
    return force || everyTime || lastApplied === null || now.getTime() - new Date(lastApplied).getTime() >= reapplyAfter * 60_000;
}

/** Writes what policy names, in force and stored. What no policy names any more stays: security settings tattoo. */
function applyPolicy(state: ComputerState, now: Date, only: readonly PolicyTrace[]): ComputerState {
    const { next, stamped, ...last } = state.policy;
    const objects = next ?? last.objects;
    const time = now.toISOString();
    const lastApplied = only.includes('values') ? time : last.lastApplied;
    const endTime = only.includes('rsop') ? time : stamped === undefined ? last.lastApplied : stamped;
    const policy: Policy = { ...last, objects, lastApplied, ...(endTime === lastApplied ? {} : { stamped: endTime }) };
    const eventLogs = only.includes('event') ? withEvent(state.eventLogs, applicationLog, policyApplied(time)) : state.eventLogs;
    if (!only.includes('values')) return { ...state, policy, eventLogs };
    return (Object.keys(sides) as Side[]).reduce(
        (changed, side) => {
            const value = objects.filter(object => object[side] !== undefined).pop()?.[side];
            return value === undefined ? changed : withInForce(withStored(changed, side, value), side, value === 1);
        },
        { ...state, policy, eventLogs }
    );
}

function jumped(clock: Clock, minutes: number): Clock {
    return { ...clock, aheadMinutes: clock.aheadMinutes + minutes };
}

/** A service that starts reads what is stored. */
function startService(state: ComputerState, service: string): ComputerState {
    const side = (Object.keys(sides) as Side[]).find(one => sides[one].service === service);
    if (!side) return state;
    const data = storedOf(state, side)?.[1];
    const configuration = state[side];
    const started = configuration ? { ...state, [side]: withSettingsRead(configuration, state.registry, service) } : state;
    return withInForce(started, side, data === undefined ? state.windowsDefault[side] : data === 1);
}

function withInForce(state: ComputerState, side: Side, required: boolean): ComputerState {
    const configuration = state[side];
    return configuration ? { ...state, [side]: { ...configuration, RequireSecuritySignature: required } } : state;
}

function withStored(state: ComputerState, side: Side, value: number | string): ComputerState {
    const { key } = sides[side];
    const name = storedOf(state, side)?.[0] ?? 'RequireSecuritySignature';
    return { ...state, registry: { ...state.registry, [key]: { ...state.registry[key], [name]: value } } };
}

/** The stored requirement, under the name that it has there. */
function storedOf({ registry }: ComputerState, side: Side): [string, unknown] | undefined {
    return Object.entries(registry[sides[side].key] ?? {}).find(([name]) => name.toLowerCase() === 'requiresecuritysignature');
}

const serviceClass = 'root/cimv2:Win32_Service';

function servicesOf({ cim }: ComputerState): readonly Record<string, unknown>[] {
    return cim?.[serviceClass] ?? [];
}

function withService(state: ComputerState, name: string, to: 'Running' | 'Stopped'): ComputerState {
    const services = servicesOf(state).map(service => (service['Name'] === name ? { ...service, State: to } : service));
    return { ...state, cim: { ...state.cim, [serviceClass]: services } };
}
