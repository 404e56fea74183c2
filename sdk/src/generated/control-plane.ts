/** Generated from the OpenAPI document beside this repository's code; do not edit. */
export interface paths {
    "/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All banks, by id */
        get: operations["listTenants"];
        put?: never;
        /**
         * Onboard a bank
         * @description Answers at once; the run that creates the bank's resources can be watched at `/v1/runs/{runId}/events`. When the plan says so, a sandbox bank of the same name is onboarded beside it.
         */
        post: operations["createTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One bank with its resources */
        get: operations["getTenant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plans that a bank can have */
        get: operations["listPlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/provision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run the provisioning of a bank again
         * @description Converges: what is right stays untouched, whatever the last run left behind. A bank that serves goes on serving.
         */
        post: operations["provisionTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend a bank
         * @description Every pod refuses the bank's tokens within seconds; what was accepted before is finished, nothing is deleted.
         */
        post: operations["suspendTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a suspended bank
         * @description Tokens issued before the suspension, and not yet expired, work again.
         */
        post: operations["resumeTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a bank another plan
         * @description The new plan's quotas hold at once; what was agreed beyond or below the old one is forgotten. Refused when the bank has more switched on, or more clients, than the new plan holds, and when it would have to live elsewhere. A sandbox that the new plan holds is onboarded. Not of a bank that leaves.
         */
        post: operations["changeTenantPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree on more or less than the plan gives
         * @description Those that are named are set, `null` goes back to what the plan gives, the others stay.
         */
        post: operations["changeTenantQuotas"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say whom of a bank to call
         * @description The list takes the place of the one before.
         */
        post: operations["changeTenantContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/contexts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch contexts of a bank on and off
         * @description The list takes the place of the one before when the run has succeeded; a run that fails changes nothing of what is served. What is switched off is refused by every pod within seconds, and keeps its topics and tables; switched on again, it goes on where it was.
         */
        post: operations["changeTenantContexts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/rotate-login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a bank's database login another password
         * @description No request fails: pods read the new password when they are next refused. Connections that were opened with the old one end within the hour.
         */
        post: operations["rotateTenantLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what onboarding a bank would make
         * @description Nothing is made, and the id is not taken. The engine answers at `GET /v1/previews/{previewId}`. A sandbox that the plan brings is another bank, with resources of the same kinds.
         */
        post: operations["previewTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/contexts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what switching contexts on and off would make
         * @description Nothing is changed. What is switched off keeps its resources, so nothing is ever deleted.
         */
        post: operations["previewTenantContexts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/repair/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what a repair of a bank would change
         * @description Nothing is changed: the engine reads every resource back, and says what `POST …/repair` would make of it.
         */
        post: operations["previewTenantRepair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/previews/{previewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One preview
         * @description Kept for a day.
         */
        get: operations["getPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/drift-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a bank's resources back
         * @description Changes nothing. What it finds is at `GET …/drift` when the run has succeeded. Of a bank that has left, the locked buckets that remain are read.
         */
        post: operations["checkDrift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What of a bank is not as it must be
         * @description As the last check or provisioning found it; `POST …/drift-checks` looks again.
         */
        get: operations["getDrift"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a bank's resources what they must be
         * @description Every difference of `GET …/drift` goes back to what was expected. What was changed by hand is never adopted. A table of the log that is gone is never made again empty: then the run fails, and says what a person is to do. Not of a bank that leaves: what is taken apart is not made whole again.
         */
        post: operations["repairTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runs, newest first */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run with its steps */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A bank's API clients, oldest first */
        get: operations["listClients"];
        put?: never;
        /**
         * Create an API client of a bank
         * @description The secret is shown in this answer and never again: a repeated request with the same key gets everything but it. With `jwks` there is no secret: the client authenticates with `private_key_jwt`.
         */
        post: operations["createClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/clients/{clientId}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a client a new secret
         * @description Both secrets are good during the overlap; at most two at a time. The new one is shown in this answer only.
         */
        post: operations["rotateClientSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/clients/{clientId}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a client other public keys
         * @description In place of all that it had. To rotate one, send the old and the new one, have the new one used, then send that alone. A token that was given for an old key lives out its minutes.
         */
        post: operations["changeClientKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/clients/{clientId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a client and its tokens */
        post: operations["revokeClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signing-keys/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign access tokens with a new key
         * @description Pods are told the new key first; issuers sign with it 20 seconds later. The key before it is accepted until the last token that it signed has expired. No request fails.
         */
        post: operations["rotateSigningKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys that sign access tokens, newest first */
        get: operations["listSigningKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signing-keys/{kid}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a compromised signing key
         * @description Every pod refuses its tokens within seconds, honest ones too: clients have to ask for another. If it signs just now, another key signs from this moment on. To change keys without that, rotate.
         */
        post: operations["revokeSigningKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All audit entries that fit, as CSV or NDJSON
         * @description Itself an entry. All that fits, not a page of it, up to the newest entry of the moment it begins. CSV is as in RFC 4180 with a heading; a text that a spreadsheet would take for a formula gets an apostrophe before it. An answer that breaks off ends without its last chunk: no client takes it for a whole one.
         */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest signed checkpoint of the audit log
         * @description A C2SP signed note, byte for byte as it lies in the locked bucket. Keep it: a later checkpoint must extend it, and a log that does not was forked.
         */
        get: operations["getAuditCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/{position}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Proof that an entry is in the sealed audit log
         * @description RFC 6962: hash `entry` as a leaf, SHA-256(0x00 || entry), join it with `hashes` one by one, and the root of the `checkpoint` comes out, whose signature `verifierKey` checks. Entry and hashes are read from the locked bucket, not from the database.
         */
        get: operations["proveAuditEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fleet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All banks at one look */
        get: operations["getFleet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All operators, by id */
        get: operations["listOperators"];
        put?: never;
        /**
         * Invite an operator
         * @description Whoever signs in first with this e-mail address, verified by the identity provider, is this operator; without a provider, an owner issues the first token. Needs a second owner, unless there has never been one.
         */
        post: operations["createOperator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators/{operatorId}/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue an operator's token
         * @description Everybody renews their own; the one before ends at once. An owner issues one to an operator who has no other way in, and no other: nobody can take the place of somebody who is there. Whoever issues it could act as that operator: until somebody else has confirmed who came (`confirmOperator`), or the identity provider has, the two of them are not two people, and neither allows what the other asks for. It is shown in this answer only, and ends by itself.
         */
        post: operations["issueOperatorToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators/{operatorId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm who came with a token that another owner had issued
         * @description For an owner who has met the person, after that person has renewed the token (`issueOperatorToken`): from then on nobody else is taken for them. Whoever has held the token cannot confirm, and none is needed of whom the identity provider vouches for.
         */
        post: operations["confirmOperator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Approvals, newest first */
        get: operations["listApprovals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approvalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One approval */
        get: operations["getApproval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cells": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All cells, by name */
        get: operations["listCells"];
        put?: never;
        /**
         * Register a cell
         * @description Its credentials are not sent here: they lie in the secrets directory of the control plane, under `cells/<name>/`. All three services are asked first; what cannot be used is named.
         */
        post: operations["registerCell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cells/{cellName}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One cell
         * @description Its banks are at `GET /v1/tenants?cell=…`.
         */
        get: operations["getCell"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cells/{cellName}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change a cell's capacity or state
         * @description Banks that are there are served whatever its state. Only a cell without banks is closed.
         */
        post: operations["changeCell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cells/{cellName}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say where a cell's services are now
         * @description They have moved with all that they held: nothing is copied. They are asked first, as at a registration; then the pods of the cell's banks open them anew.
         */
        post: operations["moveCell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a bank used, by day
         * @description Counted from the bank's log, each event once; storage is the largest that was seen on the day; exports as the gateways let them through. The last 30 days, or from `from` to `to`, both included; at most 400 days. With `Accept: text/csv` the same rows as CSV (RFC 4180), with a heading.
         */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/usage/statements/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A month of what a bank used
         * @description Byte-days: the largest size of each day, added up over the month. With `Accept: text/csv` the same rows as CSV (RFC 4180), with a heading.
         */
        get: operations["getUsageStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/upgrade-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What an upgrade would do
         * @description Changes nothing: the waves, who is skipped and why, and what would change for whom.
         */
        post: operations["previewUpgrade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/upgrades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Upgrades, newest first */
        get: operations["listUpgrades"];
        put?: never;
        /**
         * Bring the fleet to another release, in waves
         * @description Answers at once. The canaries first; each wave must be well before the next begins. A bank that fails is quarantined: it stays whole, and serves, on the release that it was on.
         */
        post: operations["startUpgrade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/upgrades/{upgradeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One upgrade with its waves and banks */
        get: operations["getUpgrade"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/upgrades/{upgradeId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin no further bank
         * @description Banks under way come to their end; the others stay on their release until the upgrade is resumed.
         */
        post: operations["pauseUpgrade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/upgrades/{upgradeId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on with a paused or halted upgrade
         * @description Banks that are quarantined stay so; only further failures halt the upgrade again.
         */
        post: operations["resumeUpgrade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/upgrades/{upgradeId}/abort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an upgrade where it stands
         * @description Banks under way come to their end, the others stay on their release. Nothing is undone.
         */
        post: operations["abortUpgrade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/upgrades/{upgradeId}/banks/{tenantId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a quarantined bank again
         * @description When what stopped it was mended. A halted or completed upgrade goes on with it.
         */
        post: operations["retryUpgradeBank"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange an operator's token for a session of a browser
         * @description Needs the token as Bearer: a session makes no session. The cookie is in this answer only, and is sent to this origin alone; a change that comes with it must come from a page of this origin. It ends after 30 minutes without use, after 12 hours in any case, and with the token that it was made from.
         */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The session that asks */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session that asks */
        post: operations["revokeSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators/{operatorId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An operator's sessions that have not ended, newest first
         * @description One's own; an owner sees anybody's.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators/{operatorId}/sessions/{sessionId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End one session of an operator
         * @description One's own; an owner ends anybody's. Its next request is refused.
         */
        post: operations["revokeOperatorSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators/{operatorId}/sessions/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End all sessions of an operator
         * @description One's own; an owner ends anybody's. Whoever can sign in comes back: tokens are not touched, and the role stays.
         */
        post: operations["revokeOperatorSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/offboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Offboard a bank
         * @description Needs a second operator. The bank is served no more; after the cooling-off period, and once its export was handed over, its topics, schema, login and keys are destroyed. What is locked stays until its time is over. Refused while a run that changes the bank is open.
         */
        post: operations["offboardTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/offboarding/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an offboarding back
         * @description The bank is again what it was, suspended or failed, with all that it had; a run that was to take it apart ends. Not once the destruction has started.
         */
        post: operations["recallOffboarding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/offboarding/handover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm that a bank's export was handed over
         * @description Nothing is destroyed before. `./munim archive export` makes the export, which proves itself.
         */
        post: operations["confirmHandover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/offboarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a bank leaves: dates, archive, certificates */
        get: operations["getOffboarding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Legal holds of a bank, newest first, the lifted ones too */
        get: operations["listHolds"];
        put?: never;
        /**
         * Place a legal hold
         * @description In any state of the bank, at once. While one is in force, nothing of the bank is destroyed, and locks that would end are made longer; a destruction under way stops before its next step, and `destruction` says what is gone already. A hold on a subject or a record class keeps all of the bank: its records lie in one log.
         */
        post: operations["placeHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/holds/{holdId}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift a legal hold
         * @description Needs a second operator. Locks that were made longer for it stay as long as they are.
         */
        post: operations["liftHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/support-grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a bank for a look into its business data
         * @description The bank decides, with its own access token. Until it has approved, and when the time is over, nothing can be read. One open grant of an operator at a bank at a time.
         */
        post: operations["askForSupport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/support-grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Support grants, newest first */
        get: operations["listSupportGrants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/support-grants/{grantId}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an access token of a bank that has approved
         * @description Reads only, for five minutes at most and never beyond the end of the grant. It names the operator in `act`; each token is counted, for the bank to see, and audited.
         */
        post: operations["createSupportToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/support-grants/{grantId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a support grant, or take back the question
         * @description At once, on every pod. By whoever asked, or by an owner.
         */
        post: operations["endSupportGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/support-access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who of the platform asks, may or might look into this bank, newest first */
        get: operations["listSupportAccess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/support-access/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bank's own clients, oldest first, and who of the platform has seen their credentials */
        get: operations["listOwnClients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/support-access/{grantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One grant: who, why, what, until when, and how often it was used */
        get: operations["getSupportAccess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/support-access/{grantId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the operator look in
         * @description From now on, for as long as was asked for. Refused to a client whose credentials that operator has seen: whoever asks must not be able to approve.
         */
        post: operations["approveSupportAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/support-access/{grantId}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse to let the operator look in
         * @description Nothing was readable, and nothing will be.
         */
        post: operations["refuseSupportAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/support-access/{grantId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a look that was approved
         * @description At once, on every pod; one that was opened without the bank (`break-glass`) too.
         */
        post: operations["revokeSupportAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/support-grants/break-glass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look into a bank without its word
         * @description Needs a second owner. Holds for 1 hour, for whoever asked; the bank sees it at once, as what it is, and can revoke it.
         */
        post: operations["openBreakGlass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators/{operatorId}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change an operator's role
         * @description Holds from the next request on. Needs a second owner, unless there has never been one.
         */
        post: operations["changeOperatorRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators/{operatorId}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shut an operator out
         * @description Ends all sessions and the token, for ever: who is to come back is invited anew. Of two owners neither shuts the other out alone: that is `disableOwner`.
         */
        post: operations["disableOperator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators/{operatorId}/disable-owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shut an owner out, although one is left alone by it
         * @description Another owner allows it, who may be the one who goes; whoever holds the installation's token file needs nobody. From then on a second owner is let in with that token alone.
         */
        post: operations["disableOwner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approvalId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Allow what another operator asked for
         * @description It is done in the same transaction, in the name of whoever asked: when something stands against it by now, that problem is the answer, and the approval stays open.
         */
        post: operations["approveRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approvalId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse what another operator asked for
         * @description Nothing is done.
         */
        post: operations["rejectRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approvalId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what one asked for
         * @description Only whoever asked can.
         */
        post: operations["withdrawRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks, and what they may do */
        get: operations["getCurrentOperator"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{runId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch a run
         * @description Server-Sent Events. Starts with the first event of the run, or after `Last-Event-ID`; ends when the run has. Each event's `data` is the JSON of a RunEvent.
         */
        get: operations["watchRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            requestId: string;
            retryable: boolean;
            errors?: {
                pointer: string;
                detail: string;
            }[];
            /** @description Of `transition-forbidden`: what an operator may ask for in the state of the bank. */
            allowed?: string[];
        };
        Tenant: {
            id: string;
            name: string;
            /** @enum {string} */
            state: "requested" | "provisioning" | "active" | "suspended" | "offboarding" | "retained" | "disposed" | "failed";
            failure: components["schemas"]["Failure"];
            /** @description Switched on. */
            contexts: ("customers" | "accounts" | "transfers")[];
            /** @description Switched off: refused by pods, with their topics and tables left as they are. */
            keptContexts: string[];
            cell: string;
            /** @description ISO 3166-1 alpha-2; null of a bank from before it was asked. */
            country: string | null;
            /** @description Where its data is and stays. */
            region: string;
            /** @enum {string} */
            plan: "sandbox" | "starter" | "standard" | "dedicated";
            /** @enum {string} */
            environment: "live" | "sandbox";
            /** @description Id of the sandbox bank beside it. */
            sandbox: string | null;
            /** @description Id of the live bank that this is the sandbox of. */
            sandboxOf: string | null;
            /** @description Whom of the bank to call, and about what. */
            contacts: components["schemas"]["Contact"][];
            quotas: components["schemas"]["Quotas"];
            /** @description Also its ETag: a change that names an older one in `If-Match` is refused. */
            version: number;
            /** @description Migrations and resources that it was last brought to; null before its first run. */
            release: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description As the runs have left them: `postgres-schema`, `kafka-topic`, `s3-bucket`, … Of a bank that has left, what law keeps is `retained` and the rest `destroyed`. */
            resources: {
                type: string;
                name: string;
                /** @enum {string} */
                state: "pending" | "running" | "done" | "failed" | "retained" | "destroyed";
            }[];
        };
        /** @description Set in state `failed`: what stopped the last run. */
        Failure: {
            step: string;
            reason: string;
        } | null;
        Contact: {
            name: string;
            /** Format: email */
            email: string;
            /** @enum {string} */
            role: "operations" | "technical" | "security" | "regulatory" | "billing";
        };
        /** @description The plan's, with what was agreed beyond or below that. */
        Quotas: {
            /** @description The gateway answers 429 beyond it. */
            requestsPerSecond: number;
            /** @description Accepted, by UTC day; the gateway answers 429 beyond it. */
            commandsPerDay: number;
            /** @description Of database and archive; beyond it commands are refused with `storage-used-up`, and reads go on. */
            storageBytes: number;
            /** @description Answered pages of the log, by UTC day; the gateway answers 429 beyond it. */
            exportsPerDay: number;
            /** @description API clients that are not revoked. */
            clientsMax: number;
        };
        Run: {
            id: string;
            tenantId: string;
            /** @enum {string} */
            kind: "provision" | "repair" | "check-drift" | "change" | "rotate-login" | "upgrade" | "offboard" | "dispose" | "extend-locks";
            /** @enum {string} */
            state: "queued" | "running" | "succeeded" | "failed";
            failure: components["schemas"]["Failure"];
            requestedBy: string;
            /** @description How many workers took it up: more than one means that one died over it. */
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            endedAt: string | null;
            steps: components["schemas"]["RunStep"][];
        };
        RunStep: {
            name: string;
            /** @enum {string} */
            state: "pending" | "running" | "done" | "failed";
            resource: {
                type: string;
                name: string;
            } | null;
            detail: string | null;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            endedAt: string | null;
        };
        NewTenant: {
            /**
             * @description Chosen by us, from the name, when left out.
             * @example kaveri-bank
             */
            id?: string;
            /** @example Kaveri Co-operative Bank */
            name: string;
            /**
             * @description ISO 3166-1 alpha-2; the installation's own when left out.
             * @example IN
             */
            country?: string;
            /**
             * @description The plan's when left out, and `live` when that is left out too.
             * @enum {string}
             */
            environment?: "live" | "sandbox";
            /**
             * @description `starter`, or `sandbox` in that environment, when left out.
             * @enum {string}
             */
            plan?: "sandbox" | "starter" | "standard" | "dedicated";
            /** @description Businesses to switch on; the plan's when left out. */
            contexts?: ("customers" | "accounts" | "transfers")[];
            /**
             * @description Whom of the bank to call, and about what.
             * @default []
             */
            contacts: components["schemas"]["Contact"][];
            /**
             * @description Where its data is and stays; the platform's own when left out.
             * @example eu-central
             */
            region?: string;
            /**
             * @description Chosen by region, plan and room when left out. It is in the region, if that is named too.
             * @example eu-2
             */
            cell?: string;
            /** @example Asked for by the bank, case 4711 */
            reason?: string;
        };
        Plans: {
            data: components["schemas"]["Plan"][];
            /** @description Of every plan: between the approval of an offboarding and the first thing that is destroyed. */
            coolingOffSeconds: number;
        };
        Plan: {
            /** @enum {string} */
            name: "sandbox" | "starter" | "standard" | "dedicated";
            /** @enum {string} */
            environment: "live" | "sandbox";
            /** @description Businesses that it may have switched on. */
            contexts: ("customers" | "accounts" | "transfers")[];
            quotas: components["schemas"]["Quotas"];
            /**
             * @description Among other banks, or in a cell of its own.
             * @enum {string}
             */
            tier: "pool" | "dedicated";
            /** @description A sandbox bank comes with it. */
            hasSandbox: boolean;
        };
        ProvisionRequest: {
            /** @example Asked for by the bank, case 4711 */
            reason?: string;
        };
        StateChange: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        PlanChange: {
            /** @enum {string} */
            plan: "sandbox" | "starter" | "standard" | "dedicated";
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        QuotaChange: {
            quotas: {
                /** @description The gateway answers 429 beyond it. */
                requestsPerSecond?: number | null;
                /** @description Accepted, by UTC day; the gateway answers 429 beyond it. */
                commandsPerDay?: number | null;
                /** @description Of database and archive; beyond it commands are refused with `storage-used-up`, and reads go on. */
                storageBytes?: number | null;
                /** @description Answered pages of the log, by UTC day; the gateway answers 429 beyond it. */
                exportsPerDay?: number | null;
                /** @description API clients that are not revoked. */
                clientsMax?: number | null;
            };
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        ContactChange: {
            /** @description Whom of the bank to call, and about what. */
            contacts: components["schemas"]["Contact"][];
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        ContextChange: {
            contexts: ("customers" | "accounts" | "transfers")[];
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        LoginRotation: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        Preview: {
            id: string;
            /** @description Of a bank that is not there, when it is about onboarding one. */
            tenantId: string;
            cell: string;
            /** @description Whose resources the bank would have, those kept included. */
            contexts: string[];
            /** @enum {string} */
            state: "queued" | "running" | "succeeded" | "failed";
            /** @description Why it failed. */
            reason: string | null;
            /** @description Null until it has succeeded. */
            changes: components["schemas"]["PlannedChange"][] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            endedAt: string | null;
        };
        PlannedChange: {
            /** @description `create`, `update` or `delete`, as the engine says it. */
            operation: string;
            /** @description `postgres-schema`, `kafka-topic`, `s3-bucket`, … */
            type: string;
            name: string;
        };
        ContextPreview: {
            contexts: ("customers" | "accounts" | "transfers")[];
        };
        DriftCheck: {
            /** @example Asked for by the bank, case 4711 */
            reason?: string;
        };
        Drift: {
            tenantId: string;
            /**
             * Format: date-time
             * @description When the resources were last read back; null before the first time.
             */
            checkedAt: string | null;
            differences: components["schemas"]["DriftDifference"][];
        };
        DriftDifference: {
            resource: {
                type: string;
                name: string;
            };
            /** @description `existence` when the whole resource is gone. */
            property: string;
            /** @description JSON text. */
            expected: string;
            /** @description JSON text. */
            actual: string;
            /**
             * @description `alarm`: a lock or a grant is weaker than it must be, or a locked bucket or a part of the log is gone.
             * @enum {string}
             */
            severity: "alarm" | "drift";
            /** @description What a person is to do, where `POST …/repair` is not enough or takes a while. */
            advice: string | null;
            /**
             * Format: date-time
             * @description Of the check that first saw it.
             */
            since: string;
        };
        Repair: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        ClientWithSecret: components["schemas"]["Client"] & {
            /** @description Shown in this answer only. Null on a repeated request, and for a client that signs with its own key. */
            clientSecret: string | null;
        };
        /** @description RFC 7517; Ed25519 or P-256, public members only. */
        PublicKeySet: {
            keys: ({
                /** @enum {string} */
                kty: "OKP";
                /** @enum {string} */
                crv: "Ed25519";
                x: string;
                /** @enum {string} */
                alg?: "EdDSA";
                kid?: string;
                /** @enum {string} */
                use?: "sig";
            } | {
                /** @enum {string} */
                kty: "EC";
                /** @enum {string} */
                crv: "P-256";
                x: string;
                y: string;
                /** @enum {string} */
                alg?: "ES256";
                kid?: string;
                /** @enum {string} */
                use?: "sig";
            })[];
        } | null;
        Client: {
            clientId: string;
            tenantId: string;
            name: string;
            scopes: ("customers:read" | "customers:write" | "accounts:read" | "accounts:write" | "transfers:read" | "transfers:write" | "log:read" | "support:read" | "support:decide")[];
            /** @enum {string} */
            state: "active" | "expired" | "revoked";
            jwks: components["schemas"]["PublicKeySet"];
            /** @description Without their values, which were shown once. */
            secrets: {
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                expiresAt: string | null;
            }[];
            /** @description Operators who made it, or rotated its secret, or gave it keys: it cannot let them look into the bank (support). */
            knownTo: string[];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description No token of it is good after this; null: it does not end.
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description When it was last given a token, told up to half a minute later.
             */
            lastUsedAt: string | null;
            /** Format: date-time */
            revokedAt: string | null;
        };
        NewClient: {
            /** @example core-banking */
            name: string;
            scopes: ("customers:read" | "customers:write" | "accounts:read" | "accounts:write" | "transfers:read" | "transfers:write" | "log:read" | "support:read" | "support:decide")[];
            jwks?: components["schemas"]["PublicKeySet"];
            /**
             * Format: date-time
             * @description When it ends by itself, tokens and all.
             */
            expiresAt?: string;
            /** @example Asked for by the bank, case 4711 */
            reason?: string;
        };
        SecretRotation: {
            /**
             * @description How long the present secret stays good.
             * @default 86400
             */
            overlapSeconds: number;
            /** @example Asked for by the bank, case 4711 */
            reason?: string;
        };
        KeyChange: {
            jwks: components["schemas"]["PublicKeySet"];
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        ClientRevocation: {
            /** @example Asked for by the bank, case 4711 */
            reason?: string;
        };
        SigningKey: {
            /** @description Its RFC 7638 thumbprint: `kid` in the header of its tokens. */
            kid: string;
            /**
             * @description `published`: pods know it, nothing is signed with it yet. `signing`: issuers sign with it. `retiring`: its tokens are still good. `retired`: none of them is left. `revoked`: refused from one moment to the next.
             * @enum {string}
             */
            state: "published" | "signing" | "retiring" | "retired" | "revoked";
            reason: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Since when pods and issuers can read its present state.
             */
            announcedAt: string | null;
            /** Format: date-time */
            signingAt: string | null;
            /** Format: date-time */
            retiringAt: string | null;
            /** Format: date-time */
            endedAt: string | null;
        };
        SigningKeyRotation: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        SigningKeyRevocation: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        AuditEntry: {
            /** @description Its place in the one order of all entries: from 1, without a gap. */
            position: number;
            /** Format: date-time */
            at: string;
            actor: string;
            action: string;
            target: string;
            reason: string | null;
            /**
             * @description Of the request that did it. What stands behind a dot is the caller's own X-Request-Id, as it was sent.
             * @example req_01kdtw3b9e4rksdfhhrrs0r3s1
             */
            requestId: string;
            /** @description A signed checkpoint in the locked bucket covers it: it can be proved, and no longer be changed unseen. */
            sealed: boolean;
        };
        AuditCheckpoint: {
            origin: string;
            size: number;
            rootHash: string;
            /** @description The signed note. */
            checkpoint: string;
            /** @description Compare it with the one that you were given on another way. */
            verifierKey: string;
        };
        AuditProof: {
            position: number;
            /** @description The sealed bytes, canonical JSON. */
            entry: string;
            /** @description Base 64, as all hashes here. */
            leafHash: string;
            /** @description Siblings from the leaf up. */
            hashes: string[];
            size: number;
            rootHash: string;
            checkpoint: string;
            verifierKey: string;
        };
        Fleet: {
            /** @description Every state, those without banks too. */
            banks: {
                /** @enum {string} */
                state: "requested" | "provisioning" | "active" | "suspended" | "offboarding" | "retained" | "disposed" | "failed";
                count: number;
            }[];
            /** @description Banks by the release that they are on; `offered` is what an upgrade would bring them to. */
            releases: {
                release: string;
                banks: number;
                offered: boolean;
            }[];
            runs: {
                queued: number;
                running: number;
            };
            /** @description Banks that are not as they must be, those with alarms first; at most 100. */
            drift: {
                tenantId: string;
                alarms: number;
                differences: number;
                /** Format: date-time */
                since: string;
            }[];
            /** @description Active banks whose events wait for Kafka for more than 5 s, or of which a read model could not go on with a stream; who waits longest first, at most 100. Looked at every 10 s. */
            behind: {
                tenantId: string;
                unpublishedEvents: number;
                /** Format: date-time */
                waitingSince: string | null;
                parkedStreams: number;
            }[];
        };
        Operator: {
            id: string;
            name: string;
            email: string | null;
            /** @enum {string} */
            role: "owner" | "operator" | "support" | "auditor";
            /** @enum {string} */
            state: "invited" | "active" | "disabled";
            /** @description Empty for one who was invited and has not come yet. */
            signsInWith: ("token" | "identity-provider")[];
            /** @description Of the bearer token, where there is one. */
            tokenLife: {
                /**
                 * Format: date-time
                 * @description Null of the installation's, which is in its file.
                 */
                issuedAt: string | null;
                /**
                 * Format: date-time
                 * @description Null of the installation's.
                 */
                expiresAt: string | null;
                /**
                 * Format: date-time
                 * @description Up to a minute late; null before its first use.
                 */
                lastUsedAt: string | null;
            } | null;
            /** @description Operators who have held a token of this one: neither they nor it may allow what the other asks for, until the identity provider, or another owner, has confirmed who came. */
            knownTo: string[];
            /** Format: date-time */
            createdAt: string;
        };
        Approval: {
            id: string;
            /** @example offboardTenant */
            operation: string;
            /** @example tenant/kaveri-bank */
            target: string;
            /** @description What was asked for, word for word. */
            body: {
                [key: string]: unknown;
            };
            reason: string;
            /** @enum {string} */
            state: "pending" | "approved" | "rejected" | "withdrawn" | "expired";
            requestedBy: string;
            /** Format: date-time */
            requestedAt: string;
            /**
             * Format: date-time
             * @description Undecided until then, it has to be asked for anew.
             */
            expiresAt: string;
            /** @description Never the one who asked. */
            decidedBy: string | null;
            /** Format: date-time */
            decidedAt: string | null;
            decisionReason: string | null;
            /** @description What the deed answered. */
            result: {
                [key: string]: unknown;
            } | null;
        };
        NewOperator: {
            name: string;
            /**
             * Format: email
             * @example asha@operator.example
             */
            email: string;
            /** @enum {string} */
            role: "owner" | "operator" | "support" | "auditor";
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        OperatorWithToken: components["schemas"]["Operator"] & {
            token: string | null;
        };
        TokenRequest: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        OperatorConfirmation: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        Cell: {
            name: string;
            region: string;
            /** @enum {string} */
            tier: "pool" | "dedicated";
            /**
             * @description `open` takes banks; `draining` serves those that it has and takes no more; `closed` has none.
             * @enum {string}
             */
            state: "open" | "draining" | "closed";
            capacityBanks: number;
            /** @description Banks that are there now. */
            banks: number;
            postgres: {
                host: string;
                port: number;
                database: string;
            };
            kafka: {
                brokers: string[];
                /** @description Copies of each topic's partitions. */
                replicas: number;
            };
            objectStore: {
                /** Format: uri */
                endpoint: string;
                region: string;
            };
            health: components["schemas"]["CellHealth"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CellHealth: {
            /** @enum {string} */
            state: "healthy" | "failing" | "unknown";
            /** Format: date-time */
            checkedAt: string | null;
            services: {
                /** @enum {string} */
                service: "postgres" | "kafka" | "object-store";
                /** @description Null when it answers. */
                reason: string | null;
            }[];
        };
        NewCell: {
            /** @example eu-2 */
            name: string;
            /** @example eu-central */
            region: string;
            /**
             * @description Many banks share a `pool` cell; a `dedicated` one is for one large bank.
             * @default pool
             * @enum {string}
             */
            tier: "pool" | "dedicated";
            /** @description Banks that it has room for. Fewer than it has: it gets no more. */
            capacityBanks: number;
            postgres: {
                host: string;
                port: number;
                database: string;
            };
            kafka: {
                brokers: string[];
                /** @description Copies of each topic's partitions. */
                replicas: number;
            };
            objectStore: {
                /** Format: uri */
                endpoint: string;
                region: string;
            };
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        CellChange: {
            /** @description Banks that it has room for. Fewer than it has: it gets no more. */
            capacityBanks?: number;
            /** @enum {string} */
            state?: "open" | "draining" | "closed";
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        CellMove: {
            postgres: {
                host: string;
                port: number;
                database: string;
            };
            kafka: {
                brokers: string[];
                /** @description Copies of each topic's partitions. */
                replicas: number;
            };
            objectStore: {
                /** Format: uri */
                endpoint: string;
                region: string;
            };
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        Usage: {
            tenantId: string;
            /**
             * Format: date-time
             * @description When it was last counted; null before the first.
             */
            measuredAt: string | null;
            /** @description By UTC day, oldest first; days without use are left out. */
            days: {
                /** Format: date */
                day: string;
                /**
                 * @description Accepted commands: requests, or steps of workflows, that wrote something.
                 * @example 12500
                 */
                commands: string;
                /** @example 12500 */
                events: string;
                /** @example 12500 */
                databaseBytes: string;
                /**
                 * @description All versions of all objects.
                 * @example 12500
                 */
                archiveBytes: string;
                /**
                 * @description Answered requests to the export service: pages of the log.
                 * @example 12500
                 */
                exports: string;
                /**
                 * @description 0: webhooks are not part of the platform yet, so none is delivered.
                 * @example 12500
                 */
                webhooks: string;
            }[];
            total: {
                /** @example 12500 */
                commands: string;
                /** @example 12500 */
                events: string;
                /** @example 12500 */
                exports: string;
                /** @example 12500 */
                webhooks: string;
            };
        };
        UsageStatement: {
            tenantId: string;
            name: string;
            /** @example 2026-11 */
            month: string;
            /** @description The month is over, and was counted an hour or more after its end; or the bank is gone, and was counted before its log. */
            final: boolean;
            lines: {
                /** @enum {string} */
                item: "commands" | "events" | "database-byte-days" | "archive-byte-days" | "exports" | "webhooks";
                /** @example 12500 */
                quantity: string;
            }[];
        };
        UpgradePlan: {
            release: string;
            /** @description Ids of the banks of each wave, in order. */
            waves: string[][];
            skipped: {
                tenantId: string;
                reason: string;
            }[];
            /** @description What would change, by the release that banks are on now. */
            changes: {
                fromRelease: string | null;
                banks: number;
                migrations: string[];
                resources: {
                    name: string;
                    /** @enum {string} */
                    change: "create" | "update" | "delete";
                }[];
            }[];
        };
        UpgradePlanRequest: {
            /**
             * @description The newest that a provisioner offers, when left out.
             * @example 0041-3f9ac1d2
             */
            release?: string;
            /** @description No other banks than these; the whole fleet, when left out. */
            only?: string[];
            /**
             * @description The first wave: so many active banks, or these.
             * @default 1
             */
            canaries: number | string[];
            /**
             * @description The waves after the canaries: how much of the fleet is done after each.
             * @default [
             *       10,
             *       50,
             *       100
             *     ]
             */
            percentages: number[];
            /**
             * @description Banks under way at a time.
             * @default 2
             */
            parallel: number;
            /**
             * @description How long a wave's banks serve before they are looked at again and the next wave begins.
             * @default 60
             */
            soakSeconds: number;
            /**
             * @description `halt`: the first failure stops the upgrade. `continue`: more than `failuresMax` do.
             * @default halt
             * @enum {string}
             */
            onFailure: "halt" | "continue";
            /** @default 10 */
            failuresMax: number;
        };
        UpgradeDetail: components["schemas"]["Upgrade"] & {
            waves: {
                number: number;
                banks: components["schemas"]["UpgradeBank"][];
            }[];
        };
        UpgradePolicy: {
            canaries: number | string[];
            percentages: number[];
            parallel: number;
            soakSeconds: number;
            /** @enum {string} */
            onFailure: "halt" | "continue";
            failuresMax: number;
        };
        UpgradeProgress: {
            total: number;
            pending: number;
            running: number;
            upgraded: number;
            quarantined: number;
            skipped: number;
        };
        UpgradeBank: {
            tenantId: string;
            /** @enum {string} */
            state: "pending" | "running" | "upgraded" | "quarantined" | "skipped";
            fromRelease: string | null;
            runId: string | null;
            reason: string | null;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            endedAt: string | null;
        };
        Upgrade: {
            id: string;
            release: string;
            /** @enum {string} */
            state: "queued" | "running" | "paused" | "halted" | "completed" | "aborted";
            reason: string;
            requestedBy: string;
            policy: components["schemas"]["UpgradePolicy"];
            /** @description The wave that is under way, from 1. */
            wave: number;
            /** Format: date-time */
            soakUntil: string | null;
            /** @description Set in state `halted`: why. */
            note: string | null;
            progress: components["schemas"]["UpgradeProgress"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            endedAt: string | null;
        };
        NewUpgrade: components["schemas"]["UpgradePlanRequest"] & {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        UpgradeStateChange: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        Session: {
            /** @description Names it, and opens nothing. */
            id: string;
            operator: string;
            /** @description The one that asks. */
            current: boolean;
            /** @enum {string} */
            signedInWith: "token" | "identity-provider";
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Up to a minute late.
             */
            lastSeenAt: string;
            /**
             * Format: date-time
             * @description Whatever is done until then.
             */
            expiresAt: string;
            /** @description It ends earlier when it is not used for so long. */
            idleSeconds: number;
            /** Format: date-time */
            revokedAt: string | null;
        };
        SessionEnd: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        EndedSessions: {
            operator: string;
            ended: number;
        };
        SessionsEnd: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
            /**
             * @description Leaves the session that asks.
             * @default false
             */
            exceptCurrent: boolean;
        };
        OffboardingRequest: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        Offboarding: {
            tenantId: string;
            reason: string;
            requestedBy: string;
            approvedBy: string;
            /** Format: date-time */
            approvedAt: string;
            /**
             * Format: date-time
             * @description Nothing is destroyed before.
             */
            coolingOffEndsAt: string;
            /** @description To whom the bank's export went. Nothing is destroyed before. */
            handedOver: {
                to: string;
                by: string;
                /** Format: date-time */
                at: string;
            } | null;
            /** Format: date-time */
            destructionStartedAt: string | null;
            /** @description The bank's whole log as it was sealed; null while it is not, and for a bank without. */
            archive: {
                treeSize: number;
                rootHash: string;
                verifierKey: string;
            } | null;
            /**
             * Format: date-time
             * @description When the last lock ends; a legal hold moves it.
             */
            retainUntil: string | null;
            /** @description C2SP verifier key of the certificates: keep it with them. */
            certificateKey: string | null;
            /** @description C2SP signed note: what was destroyed, and what remains until when. */
            certificate: string | null;
            /** @description C2SP signed note: that nothing remains. */
            disposalCertificate: string | null;
        };
        OffboardingRecall: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        Handover: {
            /** @example Asha Rao, Kaveri Bank */
            to: string;
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        PlacedLegalHold: components["schemas"]["LegalHold"] & {
            destruction: components["schemas"]["Destruction"];
        };
        /** @description Set when it came while the bank is being taken apart: what is left stays. */
        Destruction: {
            /**
             * @description Of the bank itself, or of what law had kept of it.
             * @enum {string}
             */
            of: "bank" | "remains";
            /** Format: date-time */
            startedAt: string;
            gone: {
                type: string;
                name: string;
            }[];
        } | null;
        LegalHold: {
            id: string;
            tenantId: string;
            /** @enum {string} */
            scope: "bank" | "subject" | "record-class";
            /** @description The subject or the record class; null for the whole bank. */
            subject: string | null;
            reason: string;
            placedBy: string;
            /** Format: date-time */
            placedAt: string;
            liftedBy: string | null;
            /** Format: date-time */
            liftedAt: string | null;
            liftReason: string | null;
            /**
             * Format: date-time
             * @description When every locked object of the bank was last made to stay locked for months.
             */
            locksExtendedAt: string | null;
        };
        NewHold: {
            /**
             * @default bank
             * @enum {string}
             */
            scope: "bank" | "subject" | "record-class";
            subject?: string;
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        HoldEnd: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        SupportGrant: {
            id: string;
            tenantId: string;
            /**
             * @description `break-glass`: two owners opened it without asking the bank.
             * @enum {string}
             */
            kind: "asked" | "break-glass";
            /** @enum {string} */
            state: "requested" | "approved" | "refused" | "withdrawn" | "expired" | "ended" | "revoked";
            /** @description Who looks in: this person alone. */
            operator: {
                id: string;
                name: string;
                email: string | null;
            };
            reason: string;
            /** @description What it lets the operator read. There is nothing to write in the list. */
            scopes: ("customers:read" | "accounts:read" | "transfers:read" | "log:read")[];
            /** @description How long it holds from the approval on. */
            hours: number;
            /** Format: date-time */
            requestedAt: string;
            /**
             * Format: date-time
             * @description Until then the bank can answer; of an approved one: until then it holds.
             */
            expiresAt: string;
            /** @description The bank's client; of a `break-glass` the second owner. */
            approvedBy: string | null;
            /** Format: date-time */
            approvedAt: string | null;
            closedBy: string | null;
            /** Format: date-time */
            closedAt: string | null;
            closingReason: string | null;
            /** @description How often the operator took a token, and what was called; both are audited. */
            use: {
                /** @description Each is good for five minutes at most. */
                tokens: number;
                /** Format: date-time */
                firstAt: string | null;
                /** Format: date-time */
                lastAt: string | null;
                /** @description What was called with the tokens, told a few seconds later. */
                calls: {
                    /** @example getStatement */
                    operation: string;
                    /** @description False: it was refused. */
                    answered: boolean;
                    count: number;
                    /** Format: date-time */
                    firstAt: string;
                    /** Format: date-time */
                    lastAt: string;
                }[];
            };
        };
        NewSupportGrant: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
            /** @description What it lets the operator read. There is nothing to write in the list. */
            scopes: ("customers:read" | "accounts:read" | "transfers:read" | "log:read")[];
            /**
             * @description How long it is to hold from the approval on; a working day at most.
             * @default 1
             */
            hours: number;
        };
        SupportToken: {
            grantId: string;
            tenantId: string;
            /** @description What it lets the operator read. There is nothing to write in the list. */
            scopes: ("customers:read" | "accounts:read" | "transfers:read" | "log:read")[];
            /** @description In this answer only: null on a repeated request with the same key. */
            accessToken: string | null;
            /** Format: date-time */
            expiresAt: string;
        };
        SupportGrantEnd: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        OwnClient: {
            clientId: string;
            name: string;
            scopes: ("customers:read" | "customers:write" | "accounts:read" | "accounts:write" | "transfers:read" | "transfers:write" | "log:read" | "support:read" | "support:decide")[];
            /** @enum {string} */
            state: "active" | "expired" | "revoked";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt: string | null;
            /** @description Operators who made it, rotated its secret or gave it keys, and may hold its credentials: it cannot approve what they ask for. Whoever does not know one of them asks the platform, or has the client revoked. */
            knownTo: {
                id: string;
                name: string;
            }[];
        };
        SupportDecision: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        BreakGlass: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
            /** @description What it lets the operator read. There is nothing to write in the list. */
            scopes: ("customers:read" | "accounts:read" | "transfers:read" | "log:read")[];
        };
        RoleChange: {
            /** @enum {string} */
            role: "owner" | "operator" | "support" | "auditor";
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        OperatorEnd: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        OwnerEnd: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        Decision: {
            /** @example Asked for by the bank, case 4711 */
            reason: string;
        };
        CurrentOperator: components["schemas"]["Operator"] & {
            operations: string[];
        };
        RunEvent: {
            id: number;
            /** @enum {string} */
            kind: "run" | "step" | "message";
            /** Format: date-time */
            at: string;
            data: {
                [key: string]: string | number | null;
            };
        };
    };
    responses: {
        /** @description `unauthenticated`: A valid access token is required. */
        unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not-found`: There is no such resource. */
        "not-found": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `method-not-allowed`: The path does not know this method. */
        "method-not-allowed": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request-timeout`: The request did not arrive in time. */
        "request-timeout": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `payload-too-large`: The body exceeds its limit. */
        "payload-too-large": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported-media-type`: The body must be application/json. */
        "unsupported-media-type": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency-key-reused`: The Idempotency-Key was used with another request. */
        "idempotency-key-reused": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `headers-too-large`: The headers exceed their limit. */
        "headers-too-large": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal`: Something went wrong on our side. */
        internal: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`: A service that this needs is not reachable. */
        unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The methods that the path knows. */
        Allow: string;
        /** @description Who may keep the answer, and how long. */
        "Cache-Control": string;
        /** @description A name for the file. */
        "Content-Disposition": string;
        /** @description A name for the file. */
        "Content-Disposition-Sometimes": string;
        /** @description The version of what was read: give it as `If-Match` with a change. */
        ETag: string;
        /** @description The version of what was read: give it as `If-Match` with a change. */
        "ETag-Sometimes": string;
        /** @description Sent when this Idempotency-Key was answered before: this is that answer, and nothing was done again. */
        "Idempotency-Replayed-Sometimes": "true";
        /** @description When the token of this request ends; sent once that is near. */
        "Munim-Token-Expires-Sometimes": string;
        /** @description Seconds after which the same request is worth another try. */
        "Retry-After": string;
        /** @description Seconds after which the same request is worth another try. */
        "Retry-After-Sometimes": string;
        /** @description The cookie of a session. */
        "Set-Cookie-Sometimes": string;
        /** @description The request headers that the answer depends on. */
        Vary: string;
        /** @description How to authenticate. */
        "WWW-Authenticate": string;
        /** @description Tells proxies to pass on what comes, as it comes. */
        "X-Accel-Buffering": "no";
        /** @description Tells proxies to pass on what comes, as it comes. */
        "X-Accel-Buffering-Sometimes": "no";
        /** @description Names the request in our logs; support asks for it. */
        "X-Request-Id": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listTenants: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                state?: "requested" | "provisioning" | "active" | "suspended" | "offboarding" | "retained" | "disposed" | "failed";
                cell?: string;
                /** @description In id or name, in any case. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of banks. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Tenant"][];
                        hasMore: boolean;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    createTenant: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTenant"];
            };
        };
        responses: {
            /** @description The bank, and the run that will bring it up; the same of its sandbox. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tenant: components["schemas"]["Tenant"];
                        run: components["schemas"]["Run"];
                        sandbox: {
                            tenant: components["schemas"]["Tenant"];
                            run: components["schemas"]["Run"];
                        } | null;
                    };
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. `tenant-id-not-allowed`: The id cannot be a bank's. `unknown-region`: There is no cell in this region. `unknown-cell`: There is no such cell. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `tenant-id-taken`: The id belongs to another bank. `no-capacity`: No cell takes another bank. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bank. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listPlans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, the smallest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plans"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    provisionTenant: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
                /** @description ETag of the bank as it was read: when it has changed since, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProvisionRequest"];
            };
        };
        responses: {
            /** @description The run. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tenant: components["schemas"]["Tenant"];
                        run: components["schemas"]["Run"];
                    };
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `transition-forbidden`: The bank's state forbids this. `run-in-progress`: A run of this bank is under way. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: The bank has changed since it was read. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    suspendTenant: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
                /** @description ETag of the bank as it was read: when it has changed since, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StateChange"];
            };
        };
        responses: {
            /** @description The bank in its new state. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `transition-forbidden`: The bank's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: The bank has changed since it was read. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    resumeTenant: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
                /** @description ETag of the bank as it was read: when it has changed since, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StateChange"];
            };
        };
        responses: {
            /** @description The bank in its new state. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `transition-forbidden`: The bank's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: The bank has changed since it was read. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    changeTenantPlan: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
                /** @description ETag of the bank as it was read: when it has changed since, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanChange"];
            };
        };
        responses: {
            /** @description The bank as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    ETag: components["headers"]["ETag-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. `unknown-region`: There is no cell in this region. `tenant-id-not-allowed`: The id cannot be a bank's. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `transition-forbidden`: The bank's state forbids this. `not-of-the-plan`: The bank's plan does not hold this. `no-capacity`: No cell takes another bank. `tenant-id-taken`: The id belongs to another bank. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: The bank has changed since it was read. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    changeTenantQuotas: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
                /** @description ETag of the bank as it was read: when it has changed since, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuotaChange"];
            };
        };
        responses: {
            /** @description The bank as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    ETag: components["headers"]["ETag-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `transition-forbidden`: The bank's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: The bank has changed since it was read. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    changeTenantContacts: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
                /** @description ETag of the bank as it was read: when it has changed since, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactChange"];
            };
        };
        responses: {
            /** @description The bank as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    ETag: components["headers"]["ETag-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `transition-forbidden`: The bank's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: The bank has changed since it was read. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    changeTenantContexts: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
                /** @description ETag of the bank as it was read: when it has changed since, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContextChange"];
            };
        };
        responses: {
            /** @description The run. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `transition-forbidden`: The bank's state forbids this. `run-in-progress`: A run of this bank is under way. `not-of-the-plan`: The bank's plan does not hold this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: The bank has changed since it was read. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    rotateTenantLogin: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
                /** @description ETag of the bank as it was read: when it has changed since, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRotation"];
            };
        };
        responses: {
            /** @description The run. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `transition-forbidden`: The bank's state forbids this. `run-in-progress`: A run of this bank is under way. `not-of-the-plan`: The bank's plan does not hold this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: The bank has changed since it was read. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    previewTenant: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTenant"];
            };
        };
        responses: {
            /** @description The preview, which the engine is asked for. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. `tenant-id-not-allowed`: The id cannot be a bank's. `unknown-region`: There is no cell in this region. `unknown-cell`: There is no such cell. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `tenant-id-taken`: The id belongs to another bank. `no-capacity`: No cell takes another bank. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    previewTenantContexts: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContextPreview"];
            };
        };
        responses: {
            /** @description The preview, which the engine is asked for. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `transition-forbidden`: The bank's state forbids this. `not-of-the-plan`: The bank's plan does not hold this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    previewTenantRepair: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The preview, which the engine is asked for. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `transition-forbidden`: The bank's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                previewId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The preview. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    checkDrift: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
                /** @description ETag of the bank as it was read: when it has changed since, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DriftCheck"];
            };
        };
        responses: {
            /** @description The run. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `transition-forbidden`: The bank's state forbids this. `run-in-progress`: A run of this bank is under way. `destruction-started`: The bank is being taken apart, which cannot be taken back. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: The bank has changed since it was read. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getDrift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The differences, alarms first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Drift"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    repairTenant: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
                /** @description ETag of the bank as it was read: when it has changed since, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Repair"];
            };
        };
        responses: {
            /** @description The run. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `transition-forbidden`: The bank's state forbids this. `run-in-progress`: A run of this bank is under way. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: The bank has changed since it was read. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listRuns: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                tenantId?: string;
                state?: "queued" | "running" | "succeeded" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of runs. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Run"][];
                        hasMore: boolean;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listClients: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of clients. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Client"][];
                        hasMore: boolean;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    createClient: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewClient"];
            };
        };
        responses: {
            /** @description The client, with its secret. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientWithSecret"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `transition-forbidden`: The bank's state forbids this. `not-of-the-plan`: The bank's plan does not hold this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    rotateClientSecret: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                tenantId: string;
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretRotation"];
            };
        };
        responses: {
            /** @description The client, with its new secret. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientWithSecret"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `client-revoked`: The client is revoked. `other-credentials`: The client does not authenticate in this way. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    changeClientKeys: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                tenantId: string;
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyChange"];
            };
        };
        responses: {
            /** @description The client, with its new keys. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `client-revoked`: The client is revoked. `other-credentials`: The client does not authenticate in this way. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    revokeClient: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                tenantId: string;
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientRevocation"];
            };
        };
        responses: {
            /** @description The client, revoked. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    rotateSigningKey: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SigningKeyRotation"];
            };
        };
        responses: {
            /** @description The new key; it does not sign yet. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKey"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `rotation-in-progress`: A new signing key is on its way already. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listSigningKeys: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of keys. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SigningKey"][];
                        hasMore: boolean;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    revokeSigningKey: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                kid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SigningKeyRevocation"];
            };
        };
        responses: {
            /** @description The key, revoked. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKey"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `signing-key-ended`: The signing key is over. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                actor?: string;
                action?: string;
                /** @description This target and all below it: `tenant` is every bank, `tenant/kaveri-bank` that one alone. With `*` at the end every target that begins so: `tenant/kav*`. */
                target?: string;
                /** @description At this instant or later. */
                from?: string;
                /** @description Before this instant. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the audit log. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        hasMore: boolean;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                format?: "csv" | "ndjson";
                actor?: string;
                action?: string;
                /** @description This target and all below it: `tenant` is every bank, `tenant/kaveri-bank` that one alone. With `*` at the end every target that begins so: `tenant/kav*`. */
                target?: string;
                /** @description At this instant or later. */
                from?: string;
                /** @description Before this instant. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries, oldest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Accel-Buffering": components["headers"]["X-Accel-Buffering"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": components["schemas"]["AuditEntry"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getAuditCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The checkpoint. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditCheckpoint"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    proveAuditEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                position: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proof. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditProof"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `audit-entry-not-sealed`: No checkpoint covers the entry yet. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getFleet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Banks by state, open runs, drift, lag. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fleet"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listOperators: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of operators. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Operator"][];
                        hasMore: boolean;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    createOperator: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOperator"];
            };
        };
        responses: {
            /** @description The approval that waits for a second operator; already given when nobody else could be asked. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `approval-pending`: The same request already waits for an approval. `operator-exists`: An operator has this e-mail address. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    issueOperatorToken: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                operatorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The operator, with the token. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorWithToken"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. `sign-in-too-old`: The sign-in is too long ago for this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `operator-state-forbids`: The operator's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    confirmOperator: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                operatorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OperatorConfirmation"];
            };
        };
        responses: {
            /** @description The operator, whom nobody else is taken for. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operator"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. `maker-is-checker`: Whoever asked for it cannot allow it. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `operator-state-forbids`: The operator's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listApprovals: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                /** @description Open ones, or all others. */
                state?: "pending" | "decided";
                target?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of approvals. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Approval"][];
                        hasMore: boolean;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approvalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The approval. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listCells: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of cells. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Cell"][];
                        hasMore: boolean;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    registerCell: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCell"];
            };
        };
        responses: {
            /** @description The cell, open for banks. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cell"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `cell-name-taken`: The name belongs to another cell. `cell-unreachable`: The cell cannot be used. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getCell: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cellName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cell. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cell"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    changeCell: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                cellName: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CellChange"];
            };
        };
        responses: {
            /** @description The cell as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cell"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `cell-not-empty`: The cell has banks. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    moveCell: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                cellName: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CellMove"];
            };
        };
        responses: {
            /** @description The cell as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cell"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `cell-unreachable`: The cell cannot be used. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getUsage: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The usage. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    Vary: components["headers"]["Vary"];
                    "Content-Disposition": components["headers"]["Content-Disposition-Sometimes"];
                    "X-Accel-Buffering": components["headers"]["X-Accel-Buffering-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                    "text/csv": string;
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getUsageStatement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The statement. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    Vary: components["headers"]["Vary"];
                    "Content-Disposition": components["headers"]["Content-Disposition-Sometimes"];
                    "X-Accel-Buffering": components["headers"]["X-Accel-Buffering-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageStatement"];
                    "text/csv": string;
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    previewUpgrade: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpgradePlanRequest"];
            };
        };
        responses: {
            /** @description The plan. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpgradePlan"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `no-release-offered`: No provisioner offers this release. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listUpgrades: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of upgrades. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Upgrade"][];
                        hasMore: boolean;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    startUpgrade: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUpgrade"];
            };
        };
        responses: {
            /** @description The upgrade. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpgradeDetail"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `no-release-offered`: No provisioner offers this release. `nothing-to-upgrade`: No bank has anything to do. `upgrade-in-progress`: Another upgrade is open. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getUpgrade: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upgradeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The upgrade. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpgradeDetail"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    pauseUpgrade: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                upgradeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpgradeStateChange"];
            };
        };
        responses: {
            /** @description The upgrade in its new state. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpgradeDetail"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `upgrade-state-forbids`: The upgrade's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    resumeUpgrade: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                upgradeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpgradeStateChange"];
            };
        };
        responses: {
            /** @description The upgrade in its new state. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpgradeDetail"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `upgrade-state-forbids`: The upgrade's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    abortUpgrade: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                upgradeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpgradeStateChange"];
            };
        };
        responses: {
            /** @description The upgrade in its new state. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpgradeDetail"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `upgrade-state-forbids`: The upgrade's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    retryUpgradeBank: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                upgradeId: string;
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpgradeStateChange"];
            };
        };
        responses: {
            /** @description The upgrade. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpgradeDetail"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `upgrade-state-forbids`: The upgrade's state forbids this. `upgrade-in-progress`: Another upgrade is open. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session; its cookie is in Set-Cookie. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Set-Cookie": components["headers"]["Set-Cookie-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session, ended. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Set-Cookie": components["headers"]["Set-Cookie-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                operatorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of sessions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Session"][];
                        hasMore: boolean;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    revokeOperatorSession: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                operatorId: string;
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionEnd"];
            };
        };
        responses: {
            /** @description The session, ended. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    revokeOperatorSessions: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                operatorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionsEnd"];
            };
        };
        responses: {
            /** @description How many were ended. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    offboardTenant: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
                /** @description ETag of the bank as it was read: when it has changed since, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OffboardingRequest"];
            };
        };
        responses: {
            /** @description The approval that waits for a second operator; already given when nobody else could be asked. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `approval-pending`: The same request already waits for an approval. `transition-forbidden`: The bank's state forbids this. `legal-hold`: A legal hold keeps what this would destroy. `run-in-progress`: A run of this bank is under way. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: The bank has changed since it was read. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    recallOffboarding: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
                /** @description ETag of the bank as it was read: when it has changed since, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OffboardingRecall"];
            };
        };
        responses: {
            /** @description The offboarding that is none any more. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offboarding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `transition-forbidden`: The bank's state forbids this. `destruction-started`: The bank is being taken apart, which cannot be taken back. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: The bank has changed since it was read. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    confirmHandover: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
                /** @description ETag of the bank as it was read: when it has changed since, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Handover"];
            };
        };
        responses: {
            /** @description The offboarding. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offboarding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `transition-forbidden`: The bank's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: The bank has changed since it was read. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getOffboarding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The offboarding. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offboarding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listHolds: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of holds. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LegalHold"][];
                        hasMore: boolean;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    placeHold: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
                /** @description ETag of the bank as it was read: when it has changed since, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHold"];
            };
        };
        responses: {
            /** @description The hold, in force. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacedLegalHold"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `transition-forbidden`: The bank's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: The bank has changed since it was read. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    liftHold: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
                /** @description ETag of the bank as it was read: when it has changed since, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                tenantId: string;
                holdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldEnd"];
            };
        };
        responses: {
            /** @description The approval that waits for a second operator; already given when nobody else could be asked. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `approval-pending`: The same request already waits for an approval. `hold-lifted`: The hold is lifted already. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: The bank has changed since it was read. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    askForSupport: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSupportGrant"];
            };
        };
        responses: {
            /** @description The grant, which waits for the bank's answer. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportGrant"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `support-grant-open`: The operator has an open grant at this bank. `transition-forbidden`: The bank's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listSupportGrants: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                /** @description Those that wait or hold, or all others. */
                state?: "open" | "closed";
                tenantId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of grants. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SupportGrant"][];
                        hasMore: boolean;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    createSupportToken: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                grantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportToken"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. `support-not-granted`: No grant of the bank lets this operator look in. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    endSupportGrant: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                grantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupportGrantEnd"];
            };
        };
        responses: {
            /** @description The grant, ended or withdrawn. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportGrant"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. `support-not-granted`: No grant of the bank lets this operator look in. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `support-grant-closed`: The grant's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listSupportAccess: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                /** @description Those that wait or hold, or all others. */
                state?: "open" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of grants. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SupportGrant"][];
                        hasMore: boolean;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `tenant-suspended`: The bank is suspended. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listOwnClients: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of clients. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OwnClient"][];
                        hasMore: boolean;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `tenant-suspended`: The bank is suspended. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getSupportAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The grant. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportGrant"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `tenant-suspended`: The bank is suspended. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    approveSupportAccess: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                grantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupportDecision"];
            };
        };
        responses: {
            /** @description The grant, decided. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportGrant"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `tenant-suspended`: The bank is suspended. `maker-is-checker`: Whoever asked for it cannot allow it. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `support-grant-closed`: The grant's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    refuseSupportAccess: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                grantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupportDecision"];
            };
        };
        responses: {
            /** @description The grant, decided. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportGrant"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `tenant-suspended`: The bank is suspended. `maker-is-checker`: Whoever asked for it cannot allow it. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `support-grant-closed`: The grant's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    revokeSupportAccess: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                grantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupportDecision"];
            };
        };
        responses: {
            /** @description The grant, decided. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportGrant"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `tenant-suspended`: The bank is suspended. `maker-is-checker`: Whoever asked for it cannot allow it. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `support-grant-closed`: The grant's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    openBreakGlass: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BreakGlass"];
            };
        };
        responses: {
            /** @description The approval that waits for a second operator; already given when nobody else could be asked. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `approval-pending`: The same request already waits for an approval. `support-grant-open`: The operator has an open grant at this bank. `transition-forbidden`: The bank's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    changeOperatorRole: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                operatorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleChange"];
            };
        };
        responses: {
            /** @description The approval that waits for a second operator; already given when nobody else could be asked. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `approval-pending`: The same request already waits for an approval. `operator-state-forbids`: The operator's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    disableOperator: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                operatorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OperatorEnd"];
            };
        };
        responses: {
            /** @description The operator, disabled. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operator"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `operator-state-forbids`: The operator's state forbids this. `second-owner-needed`: This would leave one owner alone. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    disableOwner: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                operatorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnerEnd"];
            };
        };
        responses: {
            /** @description The approval that waits for a second operator; already given when nobody else could be asked. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `approval-pending`: The same request already waits for an approval. `operator-state-forbids`: The operator's state forbids this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    approveRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                approvalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description The approval, decided. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. `maker-is-checker`: Whoever asked for it cannot allow it. `not-the-maker`: Only whoever asked for it can take it back. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `approval-closed`: The approval is no longer open. `approval-pending`: The same request already waits for an approval. `operator-exists`: An operator has this e-mail address. `operator-state-forbids`: The operator's state forbids this. `transition-forbidden`: The bank's state forbids this. `legal-hold`: A legal hold keeps what this would destroy. `run-in-progress`: A run of this bank is under way. `hold-lifted`: The hold is lifted already. `support-grant-open`: The operator has an open grant at this bank. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    rejectRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                approvalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description The approval, decided. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. `maker-is-checker`: Whoever asked for it cannot allow it. `not-the-maker`: Only whoever asked for it can take it back. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `approval-closed`: The approval is no longer open. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    withdrawRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                approvalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description The approval, decided. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. `cross-site-request`: The request did not come from a page of ours. `maker-is-checker`: Whoever asked for it cannot allow it. `not-the-maker`: Only whoever asked for it can take it back. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `approval-closed`: The approval is no longer open. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getCurrentOperator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operator, and the ids of the operations that the role allows. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentOperator"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    watchRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Token-Expires": components["headers"]["Munim-Token-Expires-Sometimes"];
                    "X-Accel-Buffering": components["headers"]["X-Accel-Buffering"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["RunEvent"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `role-forbidden`: The operator's role does not allow this. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
}
