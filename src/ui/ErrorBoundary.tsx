/** Catches errors of all components: stops drawing and reports to the session, which saves and ends. */
import { Component, type ReactNode } from "react";

interface Props {
	readonly onError: (error: unknown) => void;
	readonly children: ReactNode;
}

/** React supports error boundaries only as classes. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
	override state = { broken: false };

	static getDerivedStateFromError() {
		return { broken: true };
	}

	override componentDidCatch(error: unknown) {
		this.props.onError(error);
	}

	override render() {
		return this.state.broken ? null : this.props.children;
	}
}
