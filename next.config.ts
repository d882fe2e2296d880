import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // A provider counts a redirect as a failed delivery: no route may answer 308 for a slash.
  skipTrailingSlashRedirect: true,
  // The title belongs into the head of the first answer, for everyone, not only for robots.
  htmlLimitedBots: /.*/,
  // `npm run check` holds the types, tests included; a first start on a fresh machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  // `forbidden()`: a page that a role does not cover answers 403.
  // A logo of 1 MiB is sent to a server action.
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "1500kb" } },
  async headers() {
    return [
      {
        // Loaded by other sites' pages, some of which ask for this mark.
        source: "/public/edge/embed.js",
        headers: [
          { key: "Cross-Origin-Resource-Policy", value: "cross-origin" },
          { key: "Cache-Control", value: "public, max-age=3600" },
          { key: "X-Content-Type-Options", value: "nosniff" },
        ],
      },
    ];
  },
};

export default config;
