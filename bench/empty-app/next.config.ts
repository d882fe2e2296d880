import path from "node:path";
import type { NextConfig } from "next";
import product from "../../next.config";

/** Built as the product is, with the packages of the product. */
const config: NextConfig = {
  poweredByHeader: product.poweredByHeader,
  reactStrictMode: product.reactStrictMode,
  typescript: product.typescript,
  outputFileTracingRoot: path.resolve("../.."),
  turbopack: { root: path.resolve("../..") },
};

export default config;
