/** Who may use the control plane. */
export interface AccessOptions {
  /** False turns everything off but `GET /__admin/health`. */
  readonly admin: boolean;
  /** What the emulator may be called beside loopback's names: `ci.example`, or `ci.example:4010` for this port alone. */
  readonly allowedHosts: readonly string[];
  /** The origins of pages that may call it beside the emulator's own. */
  readonly adminOrigins: readonly string[];
  /** Where there is one, every call but `GET /health` and `GET /ca.pem` needs it, or a namespace's own. */
  readonly token?: string;
  /** Where the emulator stands for others, with a proxy between: its host and its origin are the emulator's own. */
  readonly publicUrl?: string;
}
