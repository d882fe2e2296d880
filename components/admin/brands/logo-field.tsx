"use client";

import { Button, FileButton, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconTrash, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { type StaffAction, useAction } from "@/components/admin/kit/use-action";
import { LOGO_BYTES } from "@/lib/brands/schema";
import styles from "./logo-field.module.css";

export type ChangedLogo = { logoUrl: string | null; changed: boolean };

type Props = {
  brandId: string;
  name: string;
  logoUrl: string | null;
  /** The ground that it stands on. */
  ground: string;
  onChange: (logoUrl: string | null) => void;
  disabled: boolean;
  upload: StaffAction<ChangedLogo>;
  remove: StaffAction<ChangedLogo>;
};

/** The logo, which is changed at once and apart from the form. */
export function LogoField({ brandId, name, logoUrl, ground, onChange, disabled, upload, remove }: Props) {
  const [tooLarge, setTooLarge] = useState(false);
  const uploading = useAction(upload, {
    done: "The logo is replaced. Pages show it from now on.",
    onDone: ({ logoUrl: address, changed }) => {
      onChange(address);
      if (changed)
        notifications.show({
          color: "yellow",
          message:
            "Parts of the drawing that could run or load something were taken out. Look at the preview; upload a PNG if something is missing.",
        });
    },
  });
  const removing = useAction(remove, {
    done: "The logo is removed. Pages show the name instead.",
    onDone: () => onChange(null),
  });
  const choose = (file: File | null) => {
    if (!file) return;
    setTooLarge(file.size > LOGO_BYTES);
    if (file.size <= LOGO_BYTES) void uploading.run({ brandId, file });
  };
  const fault = tooLarge
    ? { message: "The file is larger than 1 MiB. Make it smaller and try again." }
    : (uploading.fault ?? removing.fault);

  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        Logo
      </Text>
      <Group gap="sm">
        <div className={styles.stage} style={{ background: ground }}>
          {logoUrl ? (
            // biome-ignore lint/performance/noImgElement: a logo of ours, small already
            <img src={logoUrl} alt={`Logo of ${name}`} />
          ) : (
            <span className={styles.none}>None: the name is shown</span>
          )}
        </div>
        {!disabled && (
          <Group gap="xs">
            <FileButton
              accept="image/png,image/jpeg,image/webp,image/gif,image/svg+xml"
              onChange={choose}
              inputProps={{ "aria-label": "Logo file" }}
            >
              {(props) => (
                <Button
                  {...props}
                  variant="default"
                  loading={uploading.busy}
                  leftSection={<IconUpload size={16} />}
                >
                  {logoUrl ? "Replace the logo" : "Upload a logo"}
                </Button>
              )}
            </FileButton>
            {logoUrl && (
              <Button
                variant="default"
                loading={removing.busy}
                leftSection={<IconTrash size={16} />}
                onClick={() => void removing.run({ brandId })}
              >
                Remove the logo
              </Button>
            )}
          </Group>
        )}
      </Group>
      {!disabled && (
        <Text size="xs" c="dimmed">
          PNG, JPEG, WebP, GIF or SVG, at most 1 MiB and 4096 × 4096 pixels; shown 40 pixels high. It changes
          at once; the rest when you save. Mails show a PNG best: of an SVG they show the name.
        </Text>
      )}
      {fault && <FaultNotice {...fault} />}
    </Stack>
  );
}
