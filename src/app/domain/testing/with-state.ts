// SPDX-License-Identifier: MIT
import type { SigningConfiguration } from '../computer/facts';
import type { PlannedChange } from '../change/plan';

/** In force and stored of each setting, by their places in the facts. */
const places = {
    guestLogons: ['insecureGuestLogons', 'insecureGuestLogons'],
    outboundEncryption: ['requireEncryption', 'requireEncryption'],
    inboundEncryption: ['encryptData', 'encryptData'],
    inboundSmb1: ['smb1', 'smb1'],
    nameHardening: ['nameHardening', 'nameHardening'],
    outboundAuditSigning: ['serverDoesNotSupportSigning', 'auditServerDoesNotSupportSigning'],
    outboundAuditEncryption: ['serverDoesNotSupportEncryption', 'auditServerDoesNotSupportEncryption'],
    outboundAuditGuests: ['insecureGuestLogon', 'auditInsecureGuestLogon'],
    inboundAuditSigning: ['clientDoesNotSupportSigning', 'auditClientDoesNotSupportSigning'],
    inboundAuditEncryption: ['clientDoesNotSupportEncryption', 'auditClientDoesNotSupportEncryption'],
    inboundAuditGuests: ['insecureGuestLogon', 'auditInsecureGuestLogon'],
    inboundAuditSpn: ['clientSpnSupport', 'auditClientSpnSupport']
} as const;

const storedData = { one: 1, zero: 0, two: 2, notStored: null };

/** A configuration in which what a change is about is like this. */
export function withState(configuration: SigningConfiguration, change: PlannedChange, state: PlannedChange['after']): SigningConfiguration {
    const { direction } = change;
    const facts = configuration[direction];
    const data = storedData[state.stored.kind];
    const { setting } = change;
    if (setting === 'outbound' || setting === 'inbound')
        return { ...configuration, [direction]: { ...facts, required: state.inForce === 'required', stored: { required: data } } };
    const [inForce, stored] = places[setting];
    const level = { off: 0, ifSent: 1, required: 2 }[state.inForce as 'off' | 'ifSent' | 'required'];
    const on = setting === 'nameHardening' ? level : state.inForce === 'notReported' ? null : state.inForce === 'on';
    const settings = { ...facts.settings, [stored]: { stored: data, policy: null } };
    const now = !setting.includes('Audit') ? { [inForce]: on } : { audit: { ...facts.audit, [inForce]: on } };
    return { ...configuration, [direction]: { ...facts, ...now, settings } };
}
