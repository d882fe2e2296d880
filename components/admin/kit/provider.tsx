"use client";

import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
import "@mantine/charts/styles.css";
import "./page.css";
import "./schemas-without-eval";
import { createTheme, MantineProvider, Modal, ModalHeader, ModalTitle, Notification } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import { readableColours } from "./colours";
import { documentNonce } from "./document-nonce";

const theme = createTheme({
  primaryColor: "indigo",
  primaryShade: 7,
  defaultRadius: "md",
  autoContrast: true,
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  headings: { fontWeight: "600" },
  respectReducedMotion: true,
  components: {
    Modal: Modal.extend({ defaultProps: { lockScroll: false, closeButtonProps: { "aria-label": "Close" } } }),
    ModalHeader: ModalHeader.extend({ defaultProps: { role: "presentation" } }),
    ModalTitle: ModalTitle.extend({ defaultProps: { fw: 600 } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { "aria-label": "Close" } } }),
  },
});

/** The staff pages' kit: colours, fonts, toasts. Follows the system's light or dark until somebody chooses. */
export function AdminProvider({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={readableColours}
      getStyleNonce={() => documentNonce(nonce)}
    >
      <Notifications position="bottom-right" />
      {children}
    </MantineProvider>
  );
}
