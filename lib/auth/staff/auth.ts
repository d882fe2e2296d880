import { randomBytes } from "node:crypto";
import { passkey } from "@better-auth/passkey";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import { prisma } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { countTries } from "./lock-out-hooks";
import { SHOWN_ORG_COOKIE, STAFF_ADDRESS_HEADER, STAFF_PATH } from "./paths";
import { settlePassword, settleTwoFactor } from "./person-change-hooks";
import { followsRequest } from "./person-transaction";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "./schema";
import { staffSecrets } from "./secrets";
import { mailPasswordReset } from "./staff-mails";

/** A session ends after 12 hours without a request, and after 30 days in any case. `keepAlive` prolongs it. */
const IDLE_HOURS = 12;
const LONGEST_DAYS = 30;
const RESET_MINUTES = 60;

type Client = ReturnType<typeof prisma>;
type StaffAuth = ReturnType<typeof make>;

let made: { by: Client; auth: StaffAuth } | undefined;

/** better-auth on the `staff_` tables, made at first use. Decision 0015 says what of it is used, and what is ours. */
export function staffAuth(): StaffAuth {
  const by = prisma();
  if (made?.by !== by) made = { by, auth: make(by) };
  return made.auth;
}

/** Tests change variables; the next `staffAuth()` reads them anew. */
export function forgetStaffAuth(): void {
  made = undefined;
}

function make(client: Client) {
  const { origin, protocol, hostname } = new URL(env().APP_URL);
  return betterAuth({
    appName: "Edge",
    baseURL: origin,
    basePath: STAFF_PATH,
    trustedOrigins: [origin],
    secrets: staffSecrets(),
    telemetry: { enabled: false },
    onAPIError: { onError: recordFailure },
    logger: {
      level: "error",
      log: (level, message, ...details) => log()[level === "error" ? "error" : "warn"]({ details }, message),
    },
    database: prismaAdapter(followsRequest(client), { provider: "postgresql", transaction: true }),
    advanced: {
      cookiePrefix: "edge_staff",
      useSecureCookies: protocol === "https:",
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/admin" },
      // Written by our own route for each request, whatever came with it.
      ipAddress: { ipAddressHeaders: [STAFF_ADDRESS_HEADER] },
      database: { generateId: ({ model }) => toId(model) },
      // Mails are written beside the answer: a known address does not take longer than an unknown one.
      backgroundTasks: {
        handler: (work) =>
          void work.catch((error: unknown) => log().error({ err: error }, "Work beside a sign-in failed")),
      },
    },
    user: {
      modelName: "staffUser",
      additionalFields: {
        failedSignIns: { type: "number", required: false, defaultValue: 0, input: false, returned: false },
        lockedUntil: { type: "date", required: false, input: false, returned: false },
      },
    },
    session: {
      modelName: "staffSession",
      additionalFields: { activeOrgId: { type: "string", required: false, input: false } },
      // The cookie may live as long as a session may; the row says when it ends.
      expiresIn: LONGEST_DAYS * 24 * 3600,
      disableSessionRefresh: true,
    },
    account: { modelName: "staffAccount" },
    verification: { modelName: "staffVerification", storeIdentifier: "hashed" },
    rateLimit: {
      enabled: true,
      storage: "database",
      modelName: "staffRateLimit",
      window: 60,
      max: 120,
      customRules: {
        "/sign-in/email": { window: 60, max: 30 },
        "/two-factor/*": { window: 60, max: 30 },
        "/change-password": { window: 60, max: 10 },
        "/request-password-reset": { window: 60, max: 5 },
        "/reset-password": { window: 60, max: 10 },
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      resetPasswordTokenExpiresIn: RESET_MINUTES * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => mailPasswordReset(user, token),
      onPasswordReset: ({ user }, request) => settlePassword(user.id, request?.headers),
    },
    hooks: countTries,
    databaseHooks: {
      user: { update: { after: settleTwoFactor } },
      session: {
        create: {
          before: async (session, ctx) => ({
            data: {
              ...session,
              // A session that takes another's place, as after a new password, shows the same organization; so does the next one
              // of this browser. Whoever is no member of it sees their own: that is asked at each request.
              activeOrgId:
                ctx?.context.session?.session.activeOrgId ??
                ctx?.getCookie(SHOWN_ORG_COOKIE)?.slice(0, 100) ??
                null,
              expiresAt: new Date(Date.now() + IDLE_HOURS * 3600_000),
              // As it is: better-auth keeps the network alone of a longer address.
              ipAddress: ctx?.headers?.get(STAFF_ADDRESS_HEADER) ?? session.ipAddress ?? "",
            },
          }),
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: hostname,
        // Wrong codes count on the person, with wrong passwords: see lock-out.ts.
        accountLockout: { enabled: false },
        schema: { twoFactor: { modelName: "staffTwoFactor" } },
      }),
      passkey({
        rpID: hostname,
        rpName: "Edge",
        origin,
        schema: { passkey: { modelName: "staffPasskey" } },
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        authentication: {
          // It stands for a password and a code: the device must have asked for a finger, a face or a PIN.
          afterVerification: ({ verification }) => {
            if (verification.authenticationInfo.userVerified) return;
            throw new APIError("UNAUTHORIZED", {
              message: "This passkey did not check who you are. Use another one, or your password.",
            });
          },
        },
      }),
    ],
  });
}

/** Refusals are no news. */
function recordFailure(error: unknown): void {
  const { statusCode } = (error ?? {}) as { statusCode?: number };
  if (statusCode === undefined || statusCode >= 500) log().error({ err: error }, "A sign-in request failed");
}

function toId(model: string): string {
  if (model === "user") return newId("user");
  if (model === "session") return newId("ses");
  return randomBytes(18).toString("base64url");
}
