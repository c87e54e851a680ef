// SPDX-License-Identifier: MIT
import type { Advice } from './advice';

const signing = 'Microsoft, "Control SMB signing behavior"';
const hardening = 'Microsoft, "SMB security hardening"';
const policy = 'Microsoft, "Microsoft network client/server: Digitally sign communications (always)"';
const reading = 'Get-SmbClientConfiguration, Get-SmbServerConfiguration';

/** The document that says so, or what was read. */
export const recommendationSources: Readonly<Record<Advice['kind'] | 'nothing', string>> = {
    ownerReverts: policy,
    keep: policy,
    require: signing,
    seePeers: 'Events of SMB, Get-SmbConnection, Get-SmbSession, tests of devices',
    coming: policy,
    turnOnAuditing: hardening,
    auditingHeld: hardening,
    readEvidence: hardening,
    wait: hardening,
    ownerDecides: policy,
    notEnough: hardening,
    testDevices: hardening,
    blocked: reading,
    notKnown: reading,
    refused: 'Events of SMB',
    nothing: reading
};
