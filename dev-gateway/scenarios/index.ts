// SPDX-License-Identifier: MIT
import { azureLocal } from './servers/azurelocal';
import { brokenCim } from './hard/brokencim';
import { constrained } from './hard/constrained';
import { jea, jeaBare, jeaOld, jeaReader } from './hard/jea';
import { limited } from './hard/limited';
import { locked } from './hard/locked';
import { offline } from './hard/offline';
import type { Scenario } from './scenario';
import { srv2012R2 } from './servers/srv2012r2';
import { srv2016 } from './servers/srv2016';
import { srv2019Audit } from './servers/srv2019-audit';
import { srv2019Dc } from './servers/srv2019-dc';
import { srv2022 } from './servers/srv2022';
import { srv2022Cluster1 } from './servers/srv2022-cluster1';
import { srv2022Conflict } from './servers/srv2022-conflict';
import { srv2025 } from './servers/srv2025';
import { srv2025Gpo } from './servers/srv2025-gpo';
import { srv2025OsConfig } from './servers/srv2025-osconfig';
import { srv2025NoServer } from './servers/srv2025-noserver';
import { srv2025Upgraded } from './servers/srv2025-upgraded';
import { win10 } from './clients/win10';
import { win11Ent } from './clients/win11-ent';
import { win11Of2023 } from './clients/win11-23h2';
import { win11Home } from './clients/win11-home';
import { win11Insider } from './clients/win11-insider';
import { win11HomeOf2025 } from './clients/win11-home-25h2';
import { win11Of2025, win11Of2026, win11Pro } from './clients/win11-pro';

/** Every computer of the development gateway, in the order of its list. */
export const scenarios: readonly Scenario[] = [
    srv2025,
    srv2025Gpo,
    srv2025Upgraded,
    srv2025NoServer,
    srv2025OsConfig,
    azureLocal,
    srv2022,
    srv2022Conflict,
    srv2022Cluster1,
    srv2019Dc,
    srv2019Audit,
    srv2016,
    srv2012R2,
    win11Ent,
    win11Pro,
    win11Home,
    win11HomeOf2025,
    win11Of2025,
    win11Of2026,
    win11Of2023,
    win11Insider,
    win10,
    limited,
    brokenCim,
    jea,
    jeaBare,
    jeaOld,
    jeaReader,
    constrained,
    locked,
    offline
];
