/** Generated from the OpenAPI document beside this repository's code; do not edit. */
export interface paths {
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bank, client and scopes of the access token */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bank's events by position
         * @description `event` is the exact text whose UTF-8 bytes are published, hashed and archived. Positions are gap-free.
         */
        get: operations["readLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers, newest first
         * @description Personal data cannot be searched: it is ciphertext. Find a customer by the reference that the bank gave.
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Register a customer
         * @description Personal members are sealed with a key of this customer before anything is stored.
         */
        post: operations["registerCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}/change-details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change a customer's details */
        post: operations["changeCustomerDetails"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a customer
         * @description For good: no new account opens for a closed customer. Accounts that are open stay open and are closed on their own.
         */
        post: operations["closeCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer as it stands */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts, newest first */
        get: operations["listAccounts"];
        put?: never;
        /** Open an account for a customer */
        post: operations["openAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An account as it stands */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The statement of an account
         * @description In the order of booking, which the running balance follows; booking dates may go back. Bounds are inclusive.
         */
        get: operations["getStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/deposits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay money into an account */
        post: operations["deposit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay money out of an account */
        post: operations["withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/card-withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book cash taken from a machine by card */
        post: operations["withdrawByCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/fees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Charge a fee */
        post: operations["chargeFee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/interest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book interest */
        post: operations["bookInterest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put money on hold
         * @description The balance stays; what is available falls. The hold ends by capture, release, or its own end.
         */
        post: operations["placeHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/holds/{holdId}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Capture a hold, wholly or in part */
        post: operations["captureHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/holds/{holdId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release a hold */
        post: operations["releaseHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Freeze an account
         * @description Interest, reversals, and the capture or release of holds placed before still go through.
         */
        post: operations["freezeAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/unfreeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unfreeze an account */
        post: operations["unfreezeAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close an account
         * @description Its balance must be zero and nothing on hold. A closed account is never opened again.
         */
        post: operations["closeAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/transactions/{version}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse a transaction
         * @description Books the same money back against the same ledger account. A transfer is put right by one in the other direction, a posting by its opposite.
         */
        post: operations["reverseTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Book a posting of many legs
         * @description Debits equal credits in every currency. All legs are booked in one transaction of the log, or none.
         */
        post: operations["bookPosting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The trial balance
         * @description Customers' accounts stand together as 2000. What is on 2900 is in transit between two of them.
         */
        get: operations["getTrialBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The chart of accounts, in order of code */
        get: operations["listLedgerAccounts"];
        put?: never;
        /** Open a ledger account */
        post: operations["openLedgerAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Transfers, newest first */
        get: operations["listTransfers"];
        put?: never;
        /**
         * Move money to another account, of this bank or of another
         * @description Inside the bank both accounts are booked in one transaction (201, COMPLETED). To another bank the amount is held and the transfer goes to clearing (202, PROCESSING); GET gives the outcome.
         */
        post: operations["requestTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfers/{transferId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A transfer as it stands */
        get: operations["getTransfer"];
        put?: never;
        post?: never;
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
        };
        Session: {
            tenant: string;
            clientId: string;
            scopes: string[];
        };
        LogPage: {
            data: {
                position: string;
                event: string;
            }[];
            hasMore: boolean;
        };
        CustomerStanding: {
            customerId: string;
            /** @enum {string} */
            status: "ACTIVE" | "CLOSED";
        };
        RegisterCustomer: {
            /**
             * @description Never changes.
             * @enum {string}
             */
            kind: "PERSON" | "ORGANISATION";
            /**
             * @description Country of residence or seat.
             * @example CZ
             */
            country: string;
            /**
             * @description The bank's own number for the customer, unique within the bank for ever. It is kept in clear and outlives an erasure: never a national id, phone or card number.
             * @example C-4711
             */
            reference?: string;
            /** @example Jana Nováková */
            fullName: string;
            /**
             * Format: date
             * @description Calendar day, ISO 8601.
             * @example 1970-12-13
             */
            birthDate?: string;
            /**
             * @description As the country writes it.
             * @example 705213/0001
             */
            nationalId?: string;
            /**
             * Format: email
             * @example jana@example.cz
             */
            email?: string;
            /** @example +420777123456 */
            phone?: string;
            address?: components["schemas"]["Address"];
        };
        Address: {
            street?: string;
            building?: string;
            postalCode?: string;
            city: string;
            region?: string;
            /**
             * @description ISO 3166-1 alpha-2 code.
             * @example CZ
             */
            country: string;
        };
        /** @description What is named changes; null removes; the rest stays. */
        ChangeCustomerDetails: {
            /**
             * @description ISO 3166-1 alpha-2 code.
             * @example CZ
             */
            country?: string;
            /** @example Jana Nováková */
            fullName?: string;
            /**
             * Format: date
             * @description Calendar day, ISO 8601.
             * @example 1970-12-13
             */
            birthDate?: string | null;
            /**
             * @description As the country writes it.
             * @example 705213/0001
             */
            nationalId?: string | null;
            /**
             * Format: email
             * @example jana@example.cz
             */
            email?: string | null;
            /** @example +420777123456 */
            phone?: string | null;
            address?: components["schemas"]["Address"] | null;
        };
        Customer: {
            customerId: string;
            reference: string | null;
            /**
             * @description Never changes.
             * @enum {string}
             */
            kind: "PERSON" | "ORGANISATION";
            /**
             * @description ISO 3166-1 alpha-2 code.
             * @example CZ
             */
            country: string;
            /** @enum {string} */
            status: "ACTIVE" | "CLOSED";
            fullName: string | null;
            /** @description The personal data was erased: its members are null, for good. */
            erased: boolean;
            /** Format: date-time */
            registeredAt: string;
            /** Format: date-time */
            closedAt: string | null;
            birthDate: string | null;
            nationalId: string | null;
            email: string | null;
            phone: string | null;
            address: components["schemas"]["Address"] | null;
        };
        ListedCustomer: {
            customerId: string;
            reference: string | null;
            /**
             * @description Never changes.
             * @enum {string}
             */
            kind: "PERSON" | "ORGANISATION";
            /**
             * @description ISO 3166-1 alpha-2 code.
             * @example CZ
             */
            country: string;
            /** @enum {string} */
            status: "ACTIVE" | "CLOSED";
            fullName: string | null;
            /** @description The personal data was erased: its members are null, for good. */
            erased: boolean;
            /** Format: date-time */
            registeredAt: string;
            /** Format: date-time */
            closedAt: string | null;
        };
        AccountStanding: {
            accountId: string;
            /** @description Of the account after this; for If-Min-Version, and to name this booking. */
            version: string;
            /** @enum {string} */
            status: "OPEN" | "FROZEN" | "CLOSED";
            balance: {
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                amount: string;
                currency: string;
            };
            /** @description Balance plus overdraft limit less what is on hold. */
            available: {
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                amount: string;
                currency: string;
            };
        };
        Account: {
            accountId: string;
            version: string;
            customerId: string;
            /** @enum {string} */
            product: "CURRENT" | "SAVINGS";
            /** @enum {string} */
            status: "OPEN" | "FROZEN" | "CLOSED";
            balance: {
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                amount: string;
                currency: string;
            };
            held: {
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                amount: string;
                currency: string;
            };
            available: {
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                amount: string;
                currency: string;
            };
            overdraftLimit: {
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                amount: string;
                currency: string;
            };
            openedOn: string;
            closedOn: string | null;
        };
        AccountWithHolds: {
            accountId: string;
            version: string;
            customerId: string;
            /** @enum {string} */
            product: "CURRENT" | "SAVINGS";
            /** @enum {string} */
            status: "OPEN" | "FROZEN" | "CLOSED";
            balance: {
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                amount: string;
                currency: string;
            };
            held: {
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                amount: string;
                currency: string;
            };
            available: {
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                amount: string;
                currency: string;
            };
            overdraftLimit: {
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                amount: string;
                currency: string;
            };
            openedOn: string;
            closedOn: string | null;
            holds: {
                holdId: string;
                amount: {
                    /**
                     * @description Minor units as a string, negative when overdrawn.
                     * @example -4200
                     */
                    amount: string;
                    currency: string;
                };
                placedOn: string;
                expiresAt: string | null;
                reference: string | null;
                text: string | null;
            }[];
        };
        Booking: {
            /** @description Names the booking; its order in the statement. */
            version: string;
            bookingDate: string;
            valueDate: string;
            /** @enum {string} */
            type: "DEPOSIT" | "WITHDRAWAL" | "CARD_WITHDRAWAL" | "FEE" | "INTEREST_CREDIT" | "INTEREST_DEBIT" | "HOLD_CAPTURE" | "TRANSFER_SENT" | "TRANSFER_RECEIVED" | "POSTING_DEBIT" | "POSTING_CREDIT" | "DEBIT_REVERSAL" | "CREDIT_REVERSAL";
            /** @enum {string} */
            direction: "CREDIT" | "DEBIT";
            /**
             * @description Minor units as a string of digits, above zero.
             * @example 12500
             */
            amount: string;
            currency: string;
            /**
             * @description After this booking.
             * @example -4200
             */
            balance: string;
            /** @description Code of the ledger account on the other side. */
            counterAccount: string;
            /** @description The other account of a transfer inside the bank. */
            otherAccountId: string | null;
            /** @description Transfer, posting or hold. */
            belongsTo: string | null;
            reference: string | null;
            text: string | null;
            reverses: string | null;
            reversedBy: string | null;
            recordedAt: string;
        };
        HoldStanding: {
            holdId: string;
            accountId: string;
            /** @description Of the account after this; for If-Min-Version, and to name this booking. */
            version: string;
            /** @enum {string} */
            status: "OPEN" | "FROZEN" | "CLOSED";
            balance: {
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                amount: string;
                currency: string;
            };
            /** @description Balance plus overdraft limit less what is on hold. */
            available: {
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                amount: string;
                currency: string;
            };
        };
        ReversalStanding: {
            /** @description Version of the booking reversed. */
            reverses: string;
            accountId: string;
            /** @description Of the account after this; for If-Min-Version, and to name this booking. */
            version: string;
            /** @enum {string} */
            status: "OPEN" | "FROZEN" | "CLOSED";
            balance: {
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                amount: string;
                currency: string;
            };
            /** @description Balance plus overdraft limit less what is on hold. */
            available: {
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                amount: string;
                currency: string;
            };
        };
        Posting: {
            postingId: string;
            version: string;
            accounts: {
                accountId: string;
                version: string;
            }[];
        };
        TrialBalance: {
            accounts: {
                code: string;
                /** @description Null until the account itself is known here. */
                name: string | null;
                /** @enum {string|null} */
                type: "ASSET" | "LIABILITY" | "EQUITY" | "INCOME" | "EXPENSE" | null;
                currency: string;
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                debits: string;
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                credits: string;
                /**
                 * @description Debits less credits for assets and expenses, else credits less debits.
                 * @example -4200
                 */
                balance: string;
            }[];
            totals: {
                currency: string;
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                debits: string;
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                credits: string;
                /**
                 * @description Minor units as a string, negative when overdrawn.
                 * @example -4200
                 */
                difference: string;
            }[];
        };
        OpenedLedgerAccount: {
            /**
             * @description Code in the chart of accounts.
             * @example 1000
             */
            code: string;
            name: string;
            /** @enum {string} */
            type: "ASSET" | "LIABILITY" | "EQUITY" | "INCOME" | "EXPENSE";
        };
        LedgerAccount: {
            code: string;
            name: string;
            /** @enum {string} */
            type: "ASSET" | "LIABILITY" | "EQUITY" | "INCOME" | "EXPENSE";
            /**
             * @description Only OPEN accounts may be named in postings.
             * @enum {string}
             */
            use: "OPEN" | "CONTROL" | "TRANSIT";
            /** @enum {string} */
            normalSide: "DEBIT" | "CREDIT";
        };
        TransferAnswer: {
            transferId: string;
            /** @enum {string} */
            status: "PROCESSING" | "COMPLETED";
            debtorAccountId: string;
            debtorVersion: string;
            available: {
                amount: string;
                currency: string;
            };
        };
        Transfer: {
            transferId: string;
            /** @enum {string} */
            status: "PROCESSING" | "COMPLETED" | "FAILED";
            failure?: {
                /** @enum {string} */
                reason: "REFUSED_BY_CLEARING" | "DEADLINE_PASSED";
                detail: string;
            };
            debtorAccountId: string;
            /** @description An account of this bank, or bank and account of another. */
            creditor: {
                accountId: string;
            } | {
                bank: string;
                account: string;
            };
            /**
             * @description Minor units as a string of digits, above zero.
             * @example 12500
             */
            amount: string;
            /**
             * @description ISO 4217 code.
             * @example CZK
             */
            currency: string;
            bookingDate: string;
            requestedAt: string;
            endedAt: string | null;
            text: string | null;
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
    };
    responses: {
        /** @description `unauthenticated`: A valid access token is required. */
        unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit-Sometimes"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `tenant-suspended`: The bank is suspended. */
        "tenant-suspended": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit-Sometimes"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                RateLimit: components["headers"]["RateLimit-Sometimes"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                RateLimit: components["headers"]["RateLimit-Sometimes"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                RateLimit: components["headers"]["RateLimit-Sometimes"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                RateLimit: components["headers"]["RateLimit-Sometimes"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                RateLimit: components["headers"]["RateLimit-Sometimes"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                RateLimit: components["headers"]["RateLimit-Sometimes"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                RateLimit: components["headers"]["RateLimit-Sometimes"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rate-limited`: The quota is used up. */
        "rate-limited": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
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
                RateLimit: components["headers"]["RateLimit-Sometimes"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                RateLimit: components["headers"]["RateLimit-Sometimes"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
        /** @description Sent when this Idempotency-Key was answered before: this is that answer, and nothing was done again. */
        "Idempotency-Replayed-Sometimes": "true";
        /** @description The position in the bank's log of the last event of this write. */
        "Munim-Position": string;
        /** @description The version of what was written or read: give it as `If-Min-Version` to read your own write. */
        "Munim-Version": string;
        /** @description Requests left (`r`), and the seconds until all of them are there again (`t`). */
        RateLimit: string;
        /** @description The bank's plan: requests (`q`) within so many seconds (`w`); draft-ietf-httpapi-ratelimit-headers. */
        "RateLimit-Policy": string;
        /** @description The bank's plan: requests (`q`) within so many seconds (`w`); draft-ietf-httpapi-ratelimit-headers. */
        "RateLimit-Policy-Sometimes": string;
        /** @description Requests left (`r`), and the seconds until all of them are there again (`t`). */
        "RateLimit-Sometimes": string;
        /** @description Seconds after which the same request is worth another try. */
        "Retry-After": string;
        /** @description How to authenticate. */
        "WWW-Authenticate": string;
        /** @description Names the request in our logs; support asks for it. */
        "X-Request-Id": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the token grants. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["tenant-suspended"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    readLog: {
        parameters: {
            query?: {
                /** @description Positions above this one. */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entries in order; empty when there is nothing newer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                /** @description The bank's own number for the customer, unique within the bank for ever. It is kept in clear and outlives an erasure: never a national id, phone or card number. */
                reference?: string;
                status?: "ACTIVE" | "CLOSED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ListedCustomer"][];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    registerCustomer: {
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
                "application/json": components["schemas"]["RegisterCustomer"];
            };
        };
        responses: {
            /** @description Registered. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerStanding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `reference-taken`: Another customer has this reference. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description `idempotency-key-reused`: The Idempotency-Key was used with another request. `birth-date-of-organisation`: An organisation has no birth date. `card-number-refused`: A field holds a payment card number. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    changeCustomerDetails: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCustomerDetails"];
            };
        };
        responses: {
            /** @description Changed, or as asked for already. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerStanding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such resource. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `customer-closed`: The customer is closed. `customer-erased`: The personal data was erased. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description `idempotency-key-reused`: The Idempotency-Key was used with another request. `birth-date-of-organisation`: An organisation has no birth date. `card-number-refused`: A field holds a payment card number. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    closeCustomer: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Closed, now or before. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerStanding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such resource. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            422: components["responses"]["idempotency-key-reused"];
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Wait (at most 2 s) until the answer holds this stream version. */
                "If-Min-Version"?: string;
            };
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            /** @description `projection-behind`: The read model has not reached the version asked for. `unavailable`: A service that this needs is not reachable. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                customerId?: string;
                status?: "OPEN" | "FROZEN" | "CLOSED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Account"][];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    openAccount: {
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
                "application/json": {
                    customerId: string;
                    /** @enum {string} */
                    product: "CURRENT" | "SAVINGS";
                    /**
                     * @description ISO 4217 code.
                     * @example CZK
                     */
                    currency: string;
                    /**
                     * @description How far below zero the balance may go, in minor units; current accounts only. None when left out.
                     * @example 0
                     */
                    overdraftLimit?: string;
                    /**
                     * Format: date
                     * @description Day of opening; today (UTC) when left out.
                     * @example 2026-03-31
                     */
                    bookingDate?: string;
                };
            };
        };
        responses: {
            /** @description The account is open. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountStanding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such resource. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `customer-closed`: The customer is closed. `account-exists`: The account exists with other terms. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description `idempotency-key-reused`: The Idempotency-Key was used with another request. `overdraft-not-allowed`: This product has no overdraft. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Wait (at most 2 s) until the answer holds this stream version. */
                "If-Min-Version"?: string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account and what is on hold. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountWithHolds"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            /** @description `projection-behind`: The read model has not reached the version asked for. `unavailable`: A service that this needs is not reachable. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatement: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                order?: "newest" | "oldest";
                /** @description Calendar day, ISO 8601. */
                bookedFrom?: string;
                /** @description Calendar day, ISO 8601. */
                bookedTo?: string;
                /** @description Calendar day, ISO 8601. */
                valueFrom?: string;
                /** @description Calendar day, ISO 8601. */
                valueTo?: string;
                direction?: "CREDIT" | "DEBIT";
                /** @description Minor units as a string of digits, above zero. */
                amountMin?: string;
                /** @description Minor units as a string of digits, above zero. */
                amountMax?: string;
                /** @description Types of booking, separated by commas. */
                type?: string;
            };
            header?: {
                /** @description Wait (at most 2 s) until the answer holds this stream version. */
                "If-Min-Version"?: string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Booking"][];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            /** @description `projection-behind`: The read model has not reached the version asked for. `unavailable`: A service that this needs is not reachable. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deposit: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Minor units as a string of digits, above zero.
                     * @example 12500
                     */
                    amount: string;
                    /**
                     * @description ISO 4217 code.
                     * @example CZK
                     */
                    currency: string;
                    /**
                     * Format: date
                     * @description Day in the books; today (UTC) when left out. It may lie in the past.
                     * @example 2026-03-31
                     */
                    bookingDate?: string;
                    /**
                     * Format: date
                     * @description Day from which interest counts; the booking date when left out, at most 366 days from it.
                     * @example 2026-03-31
                     */
                    valueDate?: string;
                    /** @description For machines: an invoice or payment number. */
                    reference?: string;
                    /** @description For people; printed in the statement. */
                    text?: string;
                    /**
                     * @description Ledger account on the other side, where not the default.
                     * @example 1000
                     */
                    counterAccount?: string;
                };
            };
        };
        responses: {
            /** @description Booked. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountStanding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such resource. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `account-closed`: The account is closed. `account-frozen`: The account is frozen. `balance-limit`: The balance would exceed its limit. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description `idempotency-key-reused`: The Idempotency-Key was used with another request. `ledger-account-not-allowed`: This ledger account cannot be used here. `currency-mismatch`: The account is kept in another currency. `invalid-amount`: The amount is not positive minor units. `value-date-out-of-range`: The value date is too far from the booking date. `card-number-refused`: A field holds a payment card number. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    withdraw: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Minor units as a string of digits, above zero.
                     * @example 12500
                     */
                    amount: string;
                    /**
                     * @description ISO 4217 code.
                     * @example CZK
                     */
                    currency: string;
                    /**
                     * Format: date
                     * @description Day in the books; today (UTC) when left out. It may lie in the past.
                     * @example 2026-03-31
                     */
                    bookingDate?: string;
                    /**
                     * Format: date
                     * @description Day from which interest counts; the booking date when left out, at most 366 days from it.
                     * @example 2026-03-31
                     */
                    valueDate?: string;
                    /** @description For machines: an invoice or payment number. */
                    reference?: string;
                    /** @description For people; printed in the statement. */
                    text?: string;
                    /**
                     * @description Ledger account on the other side, where not the default.
                     * @example 1000
                     */
                    counterAccount?: string;
                };
            };
        };
        responses: {
            /** @description Booked. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountStanding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such resource. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `account-closed`: The account is closed. `account-frozen`: The account is frozen. `insufficient-funds`: There is not enough available. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description `idempotency-key-reused`: The Idempotency-Key was used with another request. `ledger-account-not-allowed`: This ledger account cannot be used here. `currency-mismatch`: The account is kept in another currency. `invalid-amount`: The amount is not positive minor units. `value-date-out-of-range`: The value date is too far from the booking date. `card-number-refused`: A field holds a payment card number. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    withdrawByCard: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Minor units as a string of digits, above zero.
                     * @example 12500
                     */
                    amount: string;
                    /**
                     * @description ISO 4217 code.
                     * @example CZK
                     */
                    currency: string;
                    /**
                     * Format: date
                     * @description Day in the books; today (UTC) when left out. It may lie in the past.
                     * @example 2026-03-31
                     */
                    bookingDate?: string;
                    /**
                     * Format: date
                     * @description Day from which interest counts; the booking date when left out, at most 366 days from it.
                     * @example 2026-03-31
                     */
                    valueDate?: string;
                    /** @description For machines: an invoice or payment number. */
                    reference?: string;
                    /** @description For people; printed in the statement. */
                    text?: string;
                    /**
                     * @description Ledger account on the other side, where not the default.
                     * @example 1000
                     */
                    counterAccount?: string;
                };
            };
        };
        responses: {
            /** @description Booked. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountStanding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such resource. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `account-closed`: The account is closed. `account-frozen`: The account is frozen. `insufficient-funds`: There is not enough available. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description `idempotency-key-reused`: The Idempotency-Key was used with another request. `ledger-account-not-allowed`: This ledger account cannot be used here. `currency-mismatch`: The account is kept in another currency. `invalid-amount`: The amount is not positive minor units. `value-date-out-of-range`: The value date is too far from the booking date. `card-number-refused`: A field holds a payment card number. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    chargeFee: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Minor units as a string of digits, above zero.
                     * @example 12500
                     */
                    amount: string;
                    /**
                     * @description ISO 4217 code.
                     * @example CZK
                     */
                    currency: string;
                    /**
                     * Format: date
                     * @description Day in the books; today (UTC) when left out. It may lie in the past.
                     * @example 2026-03-31
                     */
                    bookingDate?: string;
                    /**
                     * Format: date
                     * @description Day from which interest counts; the booking date when left out, at most 366 days from it.
                     * @example 2026-03-31
                     */
                    valueDate?: string;
                    /** @description For machines: an invoice or payment number. */
                    reference?: string;
                    /** @description For people; printed in the statement. */
                    text?: string;
                    /**
                     * @description Ledger account on the other side, where not the default.
                     * @example 1000
                     */
                    counterAccount?: string;
                };
            };
        };
        responses: {
            /** @description Booked. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountStanding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such resource. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `account-closed`: The account is closed. `account-frozen`: The account is frozen. `insufficient-funds`: There is not enough available. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description `idempotency-key-reused`: The Idempotency-Key was used with another request. `ledger-account-not-allowed`: This ledger account cannot be used here. `currency-mismatch`: The account is kept in another currency. `invalid-amount`: The amount is not positive minor units. `value-date-out-of-range`: The value date is too far from the booking date. `card-number-refused`: A field holds a payment card number. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    bookInterest: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Minor units as a string of digits, above zero.
                     * @example 12500
                     */
                    amount: string;
                    /**
                     * @description ISO 4217 code.
                     * @example CZK
                     */
                    currency: string;
                    /**
                     * Format: date
                     * @description Day in the books; today (UTC) when left out. It may lie in the past.
                     * @example 2026-03-31
                     */
                    bookingDate?: string;
                    /**
                     * Format: date
                     * @description Day from which interest counts; the booking date when left out, at most 366 days from it.
                     * @example 2026-03-31
                     */
                    valueDate?: string;
                    /** @description For machines: an invoice or payment number. */
                    reference?: string;
                    /** @description For people; printed in the statement. */
                    text?: string;
                    /**
                     * @description Ledger account on the other side, where not the default.
                     * @example 1000
                     */
                    counterAccount?: string;
                    /**
                     * @description CREDIT: the customer gets it. DEBIT: the customer pays it.
                     * @enum {string}
                     */
                    direction: "CREDIT" | "DEBIT";
                };
            };
        };
        responses: {
            /** @description Booked. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountStanding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such resource. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `account-closed`: The account is closed. `balance-limit`: The balance would exceed its limit. `insufficient-funds`: There is not enough available. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description `idempotency-key-reused`: The Idempotency-Key was used with another request. `ledger-account-not-allowed`: This ledger account cannot be used here. `currency-mismatch`: The account is kept in another currency. `invalid-amount`: The amount is not positive minor units. `value-date-out-of-range`: The value date is too far from the booking date. `card-number-refused`: A field holds a payment card number. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate-limited"];
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
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Minor units as a string of digits, above zero.
                     * @example 12500
                     */
                    amount: string;
                    /**
                     * @description ISO 4217 code.
                     * @example CZK
                     */
                    currency: string;
                    /**
                     * Format: date-time
                     * @description UTC; without it the hold waits for capture or release.
                     */
                    expiresAt?: string;
                    /** @description For machines: an invoice or payment number. */
                    reference?: string;
                    /** @description For people; printed in the statement. */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description On hold. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldStanding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such resource. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `account-closed`: The account is closed. `account-frozen`: The account is frozen. `hold-exists`: The hold exists with another amount or end. `hold-expired`: The hold has expired. `too-many-holds`: The account has too many open holds. `insufficient-funds`: There is not enough available. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description `idempotency-key-reused`: The Idempotency-Key was used with another request. `currency-mismatch`: The account is kept in another currency. `invalid-amount`: The amount is not positive minor units. `card-number-refused`: A field holds a payment card number. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    captureHold: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                accountId: string;
                holdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description All that is on hold when left out.
                     * @example 12500
                     */
                    amount?: string;
                    /**
                     * @description ISO 4217 code.
                     * @example CZK
                     */
                    currency?: string;
                    /** @description Keep what is not captured on hold; otherwise it is free again. */
                    keepRemainder?: boolean;
                    /**
                     * Format: date
                     * @description Day in the books; today (UTC) when left out. It may lie in the past.
                     * @example 2026-03-31
                     */
                    bookingDate?: string;
                    /**
                     * Format: date
                     * @description Day from which interest counts; the booking date when left out, at most 366 days from it.
                     * @example 2026-03-31
                     */
                    valueDate?: string;
                    /** @description For machines: an invoice or payment number. */
                    reference?: string;
                    /** @description For people; printed in the statement. */
                    text?: string;
                    /**
                     * @description Ledger account on the other side, where not the default.
                     * @example 1000
                     */
                    counterAccount?: string;
                };
            };
        };
        responses: {
            /** @description Booked. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldStanding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such resource. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `account-closed`: The account is closed. `hold-reserved`: The hold belongs to a transfer. `hold-expired`: The hold has expired. `hold-exceeded`: The hold is for less than this. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description `idempotency-key-reused`: The Idempotency-Key was used with another request. `ledger-account-not-allowed`: This ledger account cannot be used here. `currency-mismatch`: The account is kept in another currency. `invalid-amount`: The amount is not positive minor units. `value-date-out-of-range`: The value date is too far from the booking date. `card-number-refused`: A field holds a payment card number. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    releaseHold: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                accountId: string;
                holdId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Free again. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldStanding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such resource. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `account-closed`: The account is closed. `hold-reserved`: The hold belongs to a transfer. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency-key-reused"];
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    freezeAccount: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why; kept in the log. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The account is frozen. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountStanding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such resource. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `account-closed`: The account is closed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description `idempotency-key-reused`: The Idempotency-Key was used with another request. `card-number-refused`: A field holds a payment card number. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    unfreezeAccount: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account is open. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountStanding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such resource. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `account-closed`: The account is closed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency-key-reused"];
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    closeAccount: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account is closed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountStanding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such resource. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `account-frozen`: The account is frozen. `holds-open`: Something is on hold. `balance-not-zero`: The balance is not zero. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency-key-reused"];
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    reverseTransaction: {
        parameters: {
            query?: never;
            header: {
                /** @description One per intended effect; the same on every retry. */
                "Idempotency-Key": string;
            };
            path: {
                accountId: string;
                /** @description The booking's version, as its command answered and the statement shows it. */
                version: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description Day in the books; today (UTC) when left out. It may lie in the past.
                     * @example 2026-03-31
                     */
                    bookingDate?: string;
                    /**
                     * Format: date
                     * @description Day from which interest counts; the booking date when left out, at most 366 days from it.
                     * @example 2026-03-31
                     */
                    valueDate?: string;
                    /** @description For machines: an invoice or payment number. */
                    reference?: string;
                    /** @description For people; printed in the statement. */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Booked back. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReversalStanding"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such resource. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `account-closed`: The account is closed. `too-old-to-reverse`: The transaction is too old to be reversed. `already-reversed`: The transaction is reversed already. `insufficient-funds`: There is not enough available. `balance-limit`: The balance would exceed its limit. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description `idempotency-key-reused`: The Idempotency-Key was used with another request. `not-reversible`: This cannot be reversed. `value-date-out-of-range`: The value date is too far from the booking date. `card-number-refused`: A field holds a payment card number. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    bookPosting: {
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
                "application/json": {
                    legs: {
                        /** @description A customer's account, or else: */
                        accountId?: string;
                        /**
                         * @description Code in the chart of accounts.
                         * @example 1000
                         */
                        ledgerAccount?: string;
                        /** @enum {string} */
                        side: "DEBIT" | "CREDIT";
                        /**
                         * @description Minor units as a string of digits, above zero.
                         * @example 12500
                         */
                        amount: string;
                        /**
                         * @description ISO 4217 code.
                         * @example CZK
                         */
                        currency: string;
                    }[];
                    /**
                     * Format: date
                     * @description Day in the books; today (UTC) when left out. It may lie in the past.
                     * @example 2026-03-31
                     */
                    bookingDate?: string;
                    /**
                     * Format: date
                     * @description Day from which interest counts; the booking date when left out, at most 366 days from it.
                     * @example 2026-03-31
                     */
                    valueDate?: string;
                    /** @description For machines: an invoice or payment number. */
                    reference?: string;
                    /** @description For people; printed in the statement. */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Booked. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Posting"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such resource. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `account-closed`: The account is closed. `account-frozen`: The account is frozen. `posting-exists`: The posting is booked already. `insufficient-funds`: There is not enough available. `balance-limit`: The balance would exceed its limit. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description `idempotency-key-reused`: The Idempotency-Key was used with another request. `ledger-account-not-allowed`: This ledger account cannot be used here. `posting-size`: A posting has 2 to 100 legs. `currency-mismatch`: The account is kept in another currency. `invalid-amount`: The amount is not positive minor units. `value-date-out-of-range`: The value date is too far from the booking date. `posting-unbalanced`: Debits and credits differ. `card-number-refused`: A field holds a payment card number. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getTrialBalance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of one moment; `difference` is zero in every currency. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialBalance"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listLedgerAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The default chart and what the bank added. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LedgerAccount"][];
                    };
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    openLedgerAccount: {
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
                "application/json": {
                    /**
                     * @description Code in the chart of accounts.
                     * @example 1000
                     */
                    code: string;
                    name: string;
                    /** @enum {string} */
                    type: "ASSET" | "LIABILITY" | "EQUITY" | "INCOME" | "EXPENSE";
                };
            };
        };
        responses: {
            /** @description The ledger account is open. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedLedgerAccount"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `ledger-account-exists`: The ledger account exists as another. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description `idempotency-key-reused`: The Idempotency-Key was used with another request. `card-number-refused`: A field holds a payment card number. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listTransfers: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                status?: "PROCESSING" | "COMPLETED" | "FAILED";
                debtorAccountId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Transfer"][];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    requestTransfer: {
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
                "application/json": {
                    debtorAccountId: string;
                    /** @description An account of this bank, or bank and account of another. */
                    creditor: {
                        accountId: string;
                    } | {
                        bank: string;
                        account: string;
                    };
                    /**
                     * @description Minor units as a string of digits, above zero.
                     * @example 12500
                     */
                    amount: string;
                    /**
                     * @description ISO 4217 code.
                     * @example CZK
                     */
                    currency: string;
                    /** @description For both statements (140 characters, as in SEPA). */
                    text?: string;
                    /**
                     * Format: date
                     * @description Calendar day, ISO 8601.
                     * @example 2026-03-31
                     */
                    bookingDate?: string;
                    /** @description To another bank: recalled when clearing has not settled by then. Default 3600. */
                    executeWithinSeconds?: number;
                };
            };
        };
        responses: {
            /** @description Booked: the transfer stayed inside the bank. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferAnswer"];
                };
            };
            /** @description Reserved and on its way to clearing. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    "Munim-Position": components["headers"]["Munim-Position"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferAnswer"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. `idempotency-key-missing`: Idempotency-Key is required. `idempotency-key-invalid`: Idempotency-Key is malformed. `malformed-json`: The body is not JSON. `invalid-text`: A text holds NUL or a lone surrogate. `body-too-deep`: The body is nested too deeply. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. `storage-used-up`: The bank's storage is used up. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such resource. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            /** @description `transfer-exists`: The transfer exists. `account-closed`: The account is closed. `account-frozen`: The account is frozen. `insufficient-funds`: There is not enough available. `balance-limit`: The balance would exceed its limit. `hold-exists`: The hold exists with another amount or end. `hold-expired`: The hold has expired. `too-many-holds`: The account has too many open holds. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            /** @description `idempotency-key-reused`: The Idempotency-Key was used with another request. `same-account`: A transfer needs two accounts. `currency-mismatch`: The account is kept in another currency. `invalid-amount`: The amount is not positive minor units. `value-date-out-of-range`: The value date is too far from the booking date. `card-number-refused`: A field holds a payment card number. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getTransfer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Wait (at most 2 s) until the answer holds this stream version. */
                "If-Min-Version"?: string;
            };
            path: {
                transferId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description PROCESSING, or its outcome. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Munim-Version": components["headers"]["Munim-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transfer"];
                };
            };
            /** @description `malformed-request`: The request is not HTTP as it must be. `invalid-request`: The request does not fit its schema. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `insufficient-scope`: The token lacks the scope of this operation. `context-switched-off`: The bank does not have this switched on. `tenant-suspended`: The bank is suspended. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            /** @description `projection-behind`: The read model has not reached the version asked for. `unavailable`: A service that this needs is not reachable. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            429: components["responses"]["rate-limited"];
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
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            429: components["responses"]["rate-limited"];
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
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not-found"];
            405: components["responses"]["method-not-allowed"];
            408: components["responses"]["request-timeout"];
            429: components["responses"]["rate-limited"];
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
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            429: components["responses"]["rate-limited"];
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
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            429: components["responses"]["rate-limited"];
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
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed-Sometimes"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
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
                    RateLimit: components["headers"]["RateLimit-Sometimes"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy-Sometimes"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["payload-too-large"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["idempotency-key-reused"];
            429: components["responses"]["rate-limited"];
            431: components["responses"]["headers-too-large"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
}
