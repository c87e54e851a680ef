// SPDX-License-Identifier: MIT
import type { Direction, SigningConfiguration } from '../../domain/computer/facts';
import { ownName } from '../../domain/computer/identity';
import { PlannedChange } from '../../domain/change/plan';
import { sameState, SettableState, settingState } from '../../domain/settings/setting';
import { withState } from '../../domain/testing/with-state';
import type { GatewayCall } from './faults';

const inForceOf: Readonly<Record<string, string>> = {
    Required: 'required',
    NotRequired: 'notRequired',
    On: 'on',
    Off: 'off',
    IfSent: 'ifSent',
    NotReported: 'notReported'
};
/** The nouns of commands that write one setting, and that setting. */
const nouns: Readonly<Record<string, string>> = {
    InsecureGuestLogon: 'guestLogons',
    OutboundEncryptionRequirement: 'outboundEncryption',
    InboundEncryptionRequirement: 'inboundEncryption',
    InboundSmb1: 'inboundSmb1',
    InboundNameHardening: 'nameHardening'
};
const storedOf: Readonly<Record<string, string>> = { '2': 'two', '1': 'one', '0': 'zero', NotStored: 'notStored' };

/**
 * What a write command does to a computer: what it is like afterwards, null where nothing is to be written, or the error id
 * of a refusal.
 */
export function writtenBy(
    { command, parameters }: GatewayCall,
    facts: SigningConfiguration
): SigningConfiguration | 'WrongComputer' | 'StateChanged' | null {
    const { ExpectedComputerId: id, ExpectedComputerName: name, ExpectedInForce, ExpectedStored, Default, Level } = parameters;
    if ((id && id !== facts.computer.id) || (name && name !== ownName(facts.computer))) return 'WrongComputer';
    const [, verb, direction, what] = /^(Enable|Disable|Reset)-Smb(Outbound|Inbound|Insecure)(\w+)$/.exec(command) ?? [];
    if (!verb || !direction || !what) throw new Error(`No such command: ${command}`);
    const isRequirement = what === 'SigningRequirement';
    const [on, off] = isRequirement ? ['required', 'notRequired'] : ['on', 'off'];
    const after = {
        inForce: Level ? inForceOf[Level] : verb === 'Enable' ? on : verb === 'Disable' ? off : inForceOf[Default ?? ''],
        stored: { kind: { Enable: Level === 'Required' ? 'two' : 'one', Disable: 'zero', Reset: 'notStored' }[verb] }
    } as SettableState;
    const side: Direction = direction === 'Inbound' ? 'inbound' : 'outbound';
    const setting = isRequirement ? side : (nouns[`${direction}${what}`] ?? auditOf(side, parameters['Name']));
    const change = { setting, direction: side } as PlannedChange;
    const before = settingState(facts, change.setting);
    const seen = { inForce: inForceOf[ExpectedInForce ?? ''], stored: { kind: storedOf[ExpectedStored ?? ''] } } as SettableState;
    const wanted = ExpectedInForce === 'NotReported' ? { ...after, inForce: before.inForce as SettableState['inForce'] } : after;
    if (sameState(before, wanted)) return null;
    return sameState(before, seen) ? withState(facts, change, wanted) : 'StateChanged';
}

function auditOf(side: Direction, name: string | undefined): string {
    return `${side}Audit${name === 'GuestLogon' ? 'Guests' : name === 'SpnSupport' ? 'Spn' : name}`;
}
