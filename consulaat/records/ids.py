"""Ids by type of record: a field whose type is one of these refers to such a record."""

from typing import NewType

from consulaat.values.ids import RecordId

AttachmentId = NewType("AttachmentId", RecordId)
CampaignId = NewType("CampaignId", RecordId)
CaseConferenceId = NewType("CaseConferenceId", RecordId)
CaseId = NewType("CaseId", RecordId)
CommitmentId = NewType("CommitmentId", RecordId)
ContactId = NewType("ContactId", RecordId)
ContactProtocolId = NewType("ContactProtocolId", RecordId)
CostLineId = NewType("CostLineId", RecordId)
CourtProcedureId = NewType("CourtProcedureId", RecordId)
EvidenceId = NewType("EvidenceId", RecordId)
ExchangeRateId = NewType("ExchangeRateId", RecordId)
FundingSourceId = NewType("FundingSourceId", RecordId)
HandoverId = NewType("HandoverId", RecordId)
NationalityInquiryId = NewType("NationalityInquiryId", RecordId)
OrganisationId = NewType("OrganisationId", RecordId)
PersonId = NewType("PersonId", RecordId)
ReportId = NewType("ReportId", RecordId)
ResidenceRightId = NewType("ResidenceRightId", RecordId)
SafehouseId = NewType("SafehouseId", RecordId)
StayId = NewType("StayId", RecordId)
TaskId = NewType("TaskId", RecordId)
TravelDocumentApplicationId = NewType("TravelDocumentApplicationId", RecordId)
TravelDocumentId = NewType("TravelDocumentId", RecordId)
UserId = NewType("UserId", RecordId)
VisaApplicationId = NewType("VisaApplicationId", RecordId)
