// SPDX-License-Identifier: MIT
import type { SigningConfiguration } from '../computer/facts';
import { isSetting, makePlan, type Wanted } from '../change/plan';
import type { AuditName, SettingTarget } from './setting';

/** Encryption audits share the logs: they would only fill them. */
const auditsOnSigning: readonly AuditName[] = ['outboundAuditSigning', 'outboundAuditGuests', 'inboundAuditSigning', 'inboundAuditGuests'];

/** What switches on the audits on signing and on guests that this Windows has and that can be; empty where there is nothing to do. */
export function signingAudits(configuration: SigningConfiguration): Wanted {
    const on: SettingTarget = 'on';
    const wanted = Object.fromEntries(auditsOnSigning.map(audit => [audit, on]));
    const { changes } = makePlan(configuration, wanted);
    return Object.fromEntries(changes.filter(isSetting).map(({ setting }) => [setting, on]));
}
