// SPDX-License-Identifier: MIT
// What the judges are given to judge: computers as samples have them, and a target with every setting.
import { readFileSync } from 'node:fs';
import type { ComputerFacts } from '../../src/app/domain/computer/facts';
import type { HandOverComputer, HandOverTargets } from '../../src/app/equivalents/hand-over/hand-over';

const samples = JSON.parse(readFileSync(new URL('../contract/Get-SmbSigningConfiguration.json', import.meta.url), 'utf8')) as Record<
    string,
    { readonly computer: ComputerFacts }
>;
export const computer = (name: string): HandOverComputer => ({ name, facts: samples[name]?.computer ?? null });
export const from = { toolVersion: '0.1.0', exportedAt: '2026-11-30T06:00:00.000Z', exportedFrom: 'https://wac.lab.example' };
export const everything: HandOverTargets = {
    outbound: 'windowsDefault',
    inbound: 'required',
    guestLogons: 'off',
    outboundEncryption: 'on',
    inboundEncryption: 'off',
    inboundSmb1: 'off',
    nameHardening: 'required',
    outboundAuditSigning: 'on',
    outboundAuditEncryption: 'off',
    outboundAuditGuests: 'on',
    inboundAuditSigning: 'on',
    inboundAuditEncryption: 'off',
    inboundAuditGuests: 'on',
    inboundAuditSpn: 'on'
};
